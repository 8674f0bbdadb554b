/** Package `@nestjs/microservices`, `@nestjs/microservices/external/kafka.interface`. Facts read from `@nestjs/microservices` 12.1.1: the types of kafkajs. */
export * from "kafkajs";
