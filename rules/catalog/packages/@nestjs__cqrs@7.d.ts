/** Package `@nestjs/cqrs`. Facts read from `@nestjs/cqrs` 12.0.0: commands, queries and events stay in this process unless a publisher of its own is set. */
import type { Observable } from "rxjs";

export interface ICommand {}
export interface IQuery {}
export interface IEvent {}
export declare class Command<R = any> {}
export declare class Query<R = any> {}
export interface ICommandHandler<C = any, R = any> {
  execute(command: C): Promise<R>;
}
export interface IQueryHandler<Q = any, R = any> {
  execute(query: Q): Promise<R>;
}
export interface IEventHandler<E = any> {
  handle(event: E): any;
}
export type ISaga<E = any, C = any> = (events: Observable<E>) => Observable<C>;
export declare class CqrsModule {
  static forRoot(options?: any): any;
  static forRootAsync(options?: any): any;
}
export declare class CommandBus<C = any> {
  execute<T = any, R = any>(command: T, context?: any): Promise<R>;
  register(handlers?: any[]): void;
}
export declare class QueryBus<Q = any> {
  execute<T = any, R = any>(query: T, context?: any): Promise<R>;
  register(handlers?: any[]): void;
}
export declare class EventBus<E = any> {
  /** @mark emits */
  publish<T = any>(event: T, ...context: any[]): any;
  /** @mark emits */
  publishAll<T = any>(events: T[], ...context: any[]): any;
  pipe(...operators: any[]): Observable<any>;
  subscribe(...args: any[]): any;
}
export declare class EventPublisher {
  mergeClassContext<T>(metatype: T): T;
  mergeObjectContext<T>(object: T): T;
}
export declare class UnhandledExceptionBus {
  pipe(...operators: any[]): Observable<any>;
  subscribe(...args: any[]): any;
}
export declare abstract class AggregateRoot<E = any> {
  autoCommit: boolean;
  apply(event: any, ...args: any[]): void;
  /** @mark emits */
  commit(): void;
  getUncommittedEvents(): any[];
  loadFromHistory(history: any[]): void;
  publish(event: any): void;
  publishAll(events: any[]): void;
  uncommit(): void;
}
export declare function CommandHandler(command: any, options?: any): ClassDecorator;
/** @mark event-listener-class */
export declare function EventsHandler(...events: any[]): ClassDecorator;
export declare function QueryHandler(query: any, options?: any): ClassDecorator;
/** @mark event-listener-method */
export declare function Saga(): PropertyDecorator & MethodDecorator;
export declare function ofType(...types: any[]): any;
