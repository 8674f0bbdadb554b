/** Package `@nestjs/microservices`. Facts read from `@nestjs/microservices` 12.1.1: `send` and `emit` give observables of rxjs that never end by themselves when nobody answers. */
import type { Observable } from "rxjs";

/** @default none */
export declare abstract class ClientProxy<E = any, S = any> {
  close(): any;
  connect(): Promise<any>;
  /** @remote write queue */
  emit<R = any, I = any>(pattern: any, data: I): Observable<R>;
  on(event: any, callback: any): void;
  /** @remote call queue */
  send<R = any, I = any>(pattern: any, data: I): Observable<R>;
  readonly status: Observable<any>;
  unwrap<T = any>(): T;
}
/** @default none */
export declare class ClientKafka extends ClientProxy {
  constructor(options?: any);
  commitOffsets(offsets: any[]): Promise<void>;
  readonly consumer: any;
  /** @remote write queue */
  emitBatch<R = any, I = any>(pattern: any, data: { messages: I[] }): Observable<R>;
  readonly producer: any;
  subscribeToResponseOf(pattern: any): void;
}
export { ClientKafka as ClientKafkaProxy };
export declare class ClientRedis extends ClientProxy {
  constructor(options?: any);
}
export declare class ClientRMQ extends ClientProxy {
  constructor(options?: any);
}
export declare class ClientNats extends ClientProxy {
  constructor(options?: any);
}
export declare class ClientMqtt extends ClientProxy {
  constructor(options?: any);
}
export declare class ClientTCP extends ClientProxy {
  constructor(options?: any);
}
export interface ClientGrpc {
  getClientByServiceName<T = any>(name: string): T;
  getService<T = any>(name: string): T;
}
export declare class ClientProxyFactory {
  static create(options: any): any;
}
export declare class ClientsModule {
  static register(options: any): any;
  static registerAsync(options: any): any;
}
export declare const Transport: {
  readonly GRPC: any;
  readonly KAFKA: any;
  readonly MQTT: any;
  readonly NATS: any;
  readonly REDIS: any;
  readonly RMQ: any;
  readonly TCP: any;
};
export type Transport = any;
/** @mark consumer-method */
export declare function EventPattern(pattern?: any, ...args: any[]): MethodDecorator;
/** @mark consumer-method */
export declare function MessagePattern(pattern?: any, ...args: any[]): MethodDecorator;
/** @mark request-method */
export declare function GrpcMethod(...args: any[]): MethodDecorator;
/** @mark request-method */
export declare function GrpcStreamMethod(...args: any[]): MethodDecorator;
/** @mark request-method */
export declare function GrpcStreamCall(...args: any[]): MethodDecorator;
export declare function GrpcService(...args: any[]): ClassDecorator;
export declare function Client(options?: any): PropertyDecorator;
export declare function Ctx(): ParameterDecorator;
export declare function Payload(...args: any[]): ParameterDecorator;
export type MicroserviceOptions = any;
export type ClientOptions = any;
export type ClientProviderOptions = any;
export type KafkaOptions = any;
export type RedisOptions = any;
export type RmqOptions = any;
export type NatsOptions = any;
export type GrpcOptions = any;
export type TcpOptions = any;
export type MqttOptions = any;
export type AsyncMicroserviceOptions = any;
export type CustomTransportStrategy = any;
export type MessageHandler = any;
export type ReadPacket<T = any> = any;
export type WritePacket<T = any> = any;
export type OutgoingResponse = any;
export type IncomingRequest = any;
export declare class KafkaContext {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class RedisContext {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class RmqContext {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class NatsContext {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class MqttContext {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class TcpContext {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class BaseRpcContext {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class Server {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class ServerKafka {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class ServerRedis {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class ServerRMQ {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class ServerNats {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class ServerMqtt {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class KafkaRetriableException {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class RpcException {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class RmqRecordBuilder {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class NatsRecordBuilder {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class MqttRecordBuilder {
  constructor(...args: any[]);
  [member: string]: any;
}
