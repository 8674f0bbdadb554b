/** Package `@confluentinc/kafka-javascript`. Facts read from `@confluentinc/kafka-javascript` 1.10.1: `KafkaJS` has the calls of kafkajs with the options of librdkafka; a message is given up after 300 s. */
import type { AdminClient, Consumer, Producer } from "kafkajs";

export declare namespace KafkaJS {
  class Kafka {
    /** @creates confluent-kafka config */
    constructor(config?: CommonConstructorConfig);
    /** @creates confluent-kafka config */
    admin(config?: CommonConstructorConfig): AdminClient;
    /** @creates confluent-kafka config */
    consumer(config?: CommonConstructorConfig): Consumer;
    logger(): any;
    /** @creates confluent-kafka config */
    producer(config?: CommonConstructorConfig): Producer;
  }
  interface CommonConstructorConfig {
    kafkaJS?: any;
    [option: string]: any;
  }
  const logLevel: any;
  const CompressionTypes: any;
  const ErrorCodes: any;
  const PartitionAssigners: any;
  class KafkaJSError extends Error {
    [detail: string]: any;
  }
}
export declare class HighLevelProducer {
  constructor(config: any, topicConfig?: any);
  [member: string]: any;
}
export declare class KafkaConsumer {
  constructor(config: any, topicConfig?: any);
  [member: string]: any;
}
export declare const CODES: any;
export declare const librdkafkaVersion: string;
