/** Package `@nestjs/common`. Names read from `@nestjs/common` 11.2.10; every decorator takes any arguments. */

type Decorator = ClassDecorator & MethodDecorator & PropertyDecorator & ParameterDecorator;

export interface Type<T = any> extends Function {
  new (...args: any[]): T;
}

export interface Abstract<T> extends Function {
  prototype: T;
}

export type InjectionToken<T = any> = string | symbol | Type<T> | Abstract<T> | Function;
export type Provider<T = any> =
  | Type<any>
  | ClassProvider<T>
  | ValueProvider<T>
  | FactoryProvider<T>
  | ExistingProvider<T>;

export interface ClassProvider<T = any> {
  provide: InjectionToken;
  useClass: Type<T>;
  scope?: Scope;
}

export interface ValueProvider<T = any> {
  provide: InjectionToken;
  useValue: T;
}

export interface FactoryProvider<T = any> {
  provide: InjectionToken;
  useFactory: (...args: any[]) => T | Promise<T>;
  inject?: any[];
  scope?: Scope;
}

export interface ExistingProvider<T = any> {
  provide: InjectionToken;
  useExisting: any;
}

export interface ModuleMetadata {
  imports?: any[];
  controllers?: Type<any>[];
  providers?: Provider[];
  exports?: any[];
}

export interface DynamicModule extends ModuleMetadata {
  module: Type<any>;
  global?: boolean;
}

export interface ForwardReference<T = any> {
  forwardRef: T;
}

export type CustomDecorator<K = string> = MethodDecorator & ClassDecorator & { KEY: K };
export type VersionValue = any;

export const VERSION_NEUTRAL: unique symbol;

export declare enum RequestMethod {
  GET = 0,
  POST = 1,
  PUT = 2,
  DELETE = 3,
  PATCH = 4,
  ALL = 5,
  OPTIONS = 6,
  HEAD = 7,
  SEARCH = 8,
}

export declare enum VersioningType {
  URI = 0,
  HEADER = 1,
  MEDIA_TYPE = 2,
  CUSTOM = 3,
}

export declare enum Scope {
  DEFAULT = 0,
  TRANSIENT = 1,
  REQUEST = 2,
}

export interface OnModuleInit {
  onModuleInit(): any;
}
export interface OnModuleDestroy {
  onModuleDestroy(): any;
}
export interface OnApplicationBootstrap {
  onApplicationBootstrap(): any;
}
export interface OnApplicationShutdown {
  onApplicationShutdown(signal?: string): any;
}
export interface BeforeApplicationShutdown {
  beforeApplicationShutdown(signal?: string): any;
}

export interface ArgumentsHost {
  getArgByIndex<T = any>(index: number): T;
  getArgs<T extends any[] = any[]>(): T;
  getType<T extends string = string>(): T;
  switchToHttp(): { getRequest<T = any>(): T; getResponse<T = any>(): T; getNext<T = any>(): T };
  switchToRpc(): { getContext<T = any>(): T; getData<T = any>(): T };
  switchToWs(): { getClient<T = any>(): T; getData<T = any>(): T; getPattern(): string };
}

export interface ExecutionContext extends ArgumentsHost {
  getClass<T = any>(): Type<T>;
  getHandler(): Function;
}

export interface CanActivate {
  canActivate(context: ExecutionContext): any;
}

export interface CallHandler<T = any> {
  handle(): import("rxjs").Observable<T>;
}

export interface NestInterceptor<T = any, R = any> {
  intercept(context: ExecutionContext, next: CallHandler<T>): any;
}

export interface PipeTransform<T = any, R = any> {
  transform(value: T, metadata: ArgumentMetadata): R;
}

export interface ArgumentMetadata {
  data?: string;
  metatype?: Type<any>;
  type: string;
}

export interface ExceptionFilter<T = any> {
  catch(exception: T, host: ArgumentsHost): any;
}

export interface NestMiddleware<Request = any, Response = any> {
  use(request: Request, response: Response, next: (error?: any) => void): any;
}

export interface NestModule {
  configure(consumer: MiddlewareConsumer): any;
}

export interface MiddlewareConsumer {
  apply(...middleware: any[]): any;
}

export interface INestApplicationContext {
  close(): Promise<void>;
  flushLogs(): void;
  enableShutdownHooks(signals?: any[]): this;
  get<T = any>(token: InjectionToken<T>, options?: any): T;
  init(): Promise<this>;
  resolve<T = any>(token: InjectionToken<T>, ...args: any[]): Promise<T>;
  select(module: any): INestApplicationContext;
  useLogger(logger: any): void;
}

export interface INestApplication extends INestApplicationContext {
  connectMicroservice(options: any, hybrid?: any): any;
  enableCors(options?: any): void;
  enableVersioning(options?: any): this;
  getHttpAdapter(): any;
  getHttpServer(): any;
  getUrl(): Promise<string>;
  listen(port: any, ...args: any[]): Promise<any>;
  setGlobalPrefix(prefix: string, options?: any): this;
  startAllMicroservices(): Promise<this>;
  use(...args: any[]): this;
  useGlobalFilters(...filters: any[]): this;
  useGlobalGuards(...guards: any[]): this;
  useGlobalInterceptors(...interceptors: any[]): this;
  useGlobalPipes(...pipes: any[]): this;
  useWebSocketAdapter(adapter: any): this;
}

export function All(path?: string | string[]): Decorator;
export function Bind(...decorators: any[]): Decorator;
export function Body(...args: any[]): Decorator;
export function Catch(...exceptions: any[]): Decorator;
export function Controller(prefixOrOptions?: any): Decorator;
export function Delete(path?: string | string[]): Decorator;
export function Get(path?: string | string[]): Decorator;
export function Global(): Decorator;
export function Head(path?: string | string[]): Decorator;
export function Header(name: string, value: string | (() => string)): Decorator;
export function Headers(name?: string): Decorator;
export function HostParam(name?: string): Decorator;
export function HttpCode(status: number): Decorator;
export function Inject(token?: any): Decorator;
export function Injectable(options?: any): Decorator;
export function Ip(): Decorator;
export function Module(metadata: ModuleMetadata): Decorator;
export function Next(): Decorator;
export function Optional(): Decorator;
export function Options(path?: string | string[]): Decorator;
export function Param(...args: any[]): Decorator;
export function Patch(path?: string | string[]): Decorator;
export function Post(path?: string | string[]): Decorator;
export function Put(path?: string | string[]): Decorator;
export function Query(...args: any[]): Decorator;
export function RawBody(...args: any[]): Decorator;
export function Redirect(url?: string, status?: number): Decorator;
export function Render(template: string): Decorator;
export function Req(): Decorator;
export function Request(): Decorator;
export function Res(options?: any): Decorator;
export function Response(options?: any): Decorator;
export function Session(): Decorator;
export function SerializeOptions(options: any): Decorator;
export function SetMetadata(key: any, value: any): Decorator & { KEY: any };
export function Sse(path?: string): Decorator;
export function UploadedFile(...args: any[]): Decorator;
export function UploadedFiles(...args: any[]): Decorator;
export function UseFilters(...filters: any[]): Decorator;
export function UseGuards(...guards: any[]): Decorator;
export function UseInterceptors(...interceptors: any[]): Decorator;
export function UsePipes(...pipes: any[]): Decorator;
export function Version(version: any): Decorator;

export function applyDecorators(...decorators: any[]): Decorator;
/** @enters request factory */
export function createParamDecorator<D = any>(
  factory: (data: D, context: ExecutionContext) => any,
): (...args: any[]) => ParameterDecorator;
export function forwardRef(fn: () => any): { forwardRef: any };
export function mixin<T>(target: Type<T>): Type<T>;

export interface LoggerService {
  debug?(message: any, ...args: any[]): any;
  error(message: any, ...args: any[]): any;
  fatal?(message: any, ...args: any[]): any;
  log(message: any, ...args: any[]): any;
  verbose?(message: any, ...args: any[]): any;
  warn(message: any, ...args: any[]): any;
}

export type LogLevel = "debug" | "error" | "fatal" | "log" | "verbose" | "warn";

export class Logger implements LoggerService {
  constructor(context?: string, options?: { timestamp?: boolean });
  static debug(message: any, ...args: any[]): void;
  static attachBuffer(): void;
  static detachBuffer(): void;
  static error(message: any, ...args: any[]): void;
  static fatal(message: any, ...args: any[]): void;
  static flush(): void;
  static log(message: any, ...args: any[]): void;
  static overrideLogger(logger: any): void;
  static verbose(message: any, ...args: any[]): void;
  static warn(message: any, ...args: any[]): void;
  debug(message: any, ...args: any[]): void;
  error(message: any, ...args: any[]): void;
  fatal(message: any, ...args: any[]): void;
  log(message: any, ...args: any[]): void;
  verbose(message: any, ...args: any[]): void;
  warn(message: any, ...args: any[]): void;
}

export class ConsoleLogger extends Logger {}

export class HttpException extends Error {
  constructor(response: string | Record<string, any>, status: number, options?: any);
  getResponse(): string | object;
  getStatus(): number;
}

export class ClassSerializerInterceptor implements NestInterceptor {
  constructor(...args: any[]);
  intercept(context: ExecutionContext, next: CallHandler): any;
}
export class ConfigurableModuleBuilder<O = any> {
  constructor(options?: any);
  build(): any;
  setClassMethodName(name: string): any;
  setExtras(extras: any, transform?: any): any;
  setFactoryMethodName(name: string): any;
}
export class ValidationPipe implements PipeTransform {
  constructor(options?: any);
  transform(value: any, metadata: ArgumentMetadata): any;
}
export class DefaultValuePipe implements PipeTransform {
  constructor(value: any);
  transform(value: any, metadata?: any): any;
}
export class StreamableFile {
  constructor(source: any, options?: any);
}
export class BadGatewayException extends HttpException {
  constructor(response?: any, options?: any);
}
export class BadRequestException extends HttpException {
  constructor(response?: any, options?: any);
}
export class ConflictException extends HttpException {
  constructor(response?: any, options?: any);
}
export class ForbiddenException extends HttpException {
  constructor(response?: any, options?: any);
}
export class GatewayTimeoutException extends HttpException {
  constructor(response?: any, options?: any);
}
export class GoneException extends HttpException {
  constructor(response?: any, options?: any);
}
export class ImATeapotException extends HttpException {
  constructor(response?: any, options?: any);
}
export class InternalServerErrorException extends HttpException {
  constructor(response?: any, options?: any);
}
export class MethodNotAllowedException extends HttpException {
  constructor(response?: any, options?: any);
}
export class NotAcceptableException extends HttpException {
  constructor(response?: any, options?: any);
}
export class NotFoundException extends HttpException {
  constructor(response?: any, options?: any);
}
export class NotImplementedException extends HttpException {
  constructor(response?: any, options?: any);
}
export class PayloadTooLargeException extends HttpException {
  constructor(response?: any, options?: any);
}
export class PreconditionFailedException extends HttpException {
  constructor(response?: any, options?: any);
}
export class RequestTimeoutException extends HttpException {
  constructor(response?: any, options?: any);
}
export class ServiceUnavailableException extends HttpException {
  constructor(response?: any, options?: any);
}
export class UnauthorizedException extends HttpException {
  constructor(response?: any, options?: any);
}
export class UnprocessableEntityException extends HttpException {
  constructor(response?: any, options?: any);
}
export class UnsupportedMediaTypeException extends HttpException {
  constructor(response?: any, options?: any);
}
export class ParseArrayPipe implements PipeTransform {
  constructor(...args: any[]);
  transform(value: any, metadata: ArgumentMetadata): any;
}
export class ParseBoolPipe implements PipeTransform {
  constructor(...args: any[]);
  transform(value: any, metadata: ArgumentMetadata): any;
}
export class ParseEnumPipe implements PipeTransform {
  constructor(...args: any[]);
  transform(value: any, metadata: ArgumentMetadata): any;
}
export class ParseFilePipe implements PipeTransform {
  constructor(...args: any[]);
  transform(value: any, metadata: ArgumentMetadata): any;
}
export class ParseFloatPipe implements PipeTransform {
  constructor(...args: any[]);
  transform(value: any, metadata: ArgumentMetadata): any;
}
export class ParseIntPipe implements PipeTransform {
  constructor(...args: any[]);
  transform(value: any, metadata: ArgumentMetadata): any;
}
export class ParseUUIDPipe implements PipeTransform {
  constructor(...args: any[]);
  transform(value: any, metadata: ArgumentMetadata): any;
}

export declare enum HttpStatus {
  OK = 200,
  CREATED = 201,
  ACCEPTED = 202,
  NO_CONTENT = 204,
  MOVED_PERMANENTLY = 301,
  FOUND = 302,
  SEE_OTHER = 303,
  NOT_MODIFIED = 304,
  BAD_REQUEST = 400,
  UNAUTHORIZED = 401,
  PAYMENT_REQUIRED = 402,
  FORBIDDEN = 403,
  NOT_FOUND = 404,
  METHOD_NOT_ALLOWED = 405,
  REQUEST_TIMEOUT = 408,
  CONFLICT = 409,
  GONE = 410,
  PRECONDITION_FAILED = 412,
  PAYLOAD_TOO_LARGE = 413,
  UNPROCESSABLE_ENTITY = 422,
  TOO_MANY_REQUESTS = 429,
  INTERNAL_SERVER_ERROR = 500,
  NOT_IMPLEMENTED = 501,
  BAD_GATEWAY = 502,
  SERVICE_UNAVAILABLE = 503,
  GATEWAY_TIMEOUT = 504,
}
