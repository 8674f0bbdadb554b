/** Package mqtt. Facts read from mqtt 5.16.0: a publication with `qos` waits for its acknowledgement for ever, while the broker is away it waits in memory, and the client reconnects every second without jitter. */
export interface IClientOptions {
  clientId?: string;
  connectTimeout?: number;
  password?: any;
  queueQoSZero?: boolean;
  reconnectPeriod?: number;
  username?: string;
  [option: string]: any;
}
export interface IClientPublishOptions {
  qos?: 0 | 1 | 2;
  retain?: boolean;
  [option: string]: any;
}
export type IClientSubscribeOptions = any;
export type ISubscriptionGrant = any;
export type IPublishPacket = any;
export type Packet = any;
export interface MqttClient {
  readonly connected: boolean;
  readonly options: IClientOptions;
  readonly reconnecting: boolean;
  end(...args: any[]): this;
  endAsync(...args: any[]): Promise<void>;
  /** @enters consumer listener */
  on(event: "message", listener: (topic: string, payload: Buffer, packet: any) => void): this;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): this;
  off(event: string, listener: (...args: any[]) => void): this;
  once(event: string, listener: (...args: any[]) => void): this;
  /**
   * @remote write queue
   * @default none
   */
  publish(topic: string, message: any, ...args: any[]): this;
  /**
   * @remote write queue
   * @default none
   */
  publishAsync(topic: string, message: any, options?: IClientPublishOptions): Promise<any>;
  reconnect(options?: any): this;
  removeListener(event: string, listener: (...args: any[]) => void): this;
  /** @mark subscribes */
  subscribe(topic: any, ...args: any[]): this;
  /** @mark subscribes */
  subscribeAsync(topic: any, options?: any): Promise<any>;
  unsubscribe(topic: any, ...args: any[]): this;
  unsubscribeAsync(topic: any, options?: any): Promise<any>;
}
export declare const MqttClient: new (...args: any[]) => MqttClient;
/**
 * @creates mqtt options
 * @retries forever constant option options.reconnectPeriod
 */
export declare function connect(url: string, options?: IClientOptions): MqttClient;
/**
 * @creates mqtt options
 * @retries forever constant option options.reconnectPeriod
 */
export declare function connect(options: IClientOptions): MqttClient;
/**
 * @remote call queue
 * @deadline option options.connectTimeout
 * @default 30s
 * @creates mqtt options
 */
export declare function connectAsync(url: string, options?: IClientOptions): Promise<MqttClient>;
declare const mqtt: typeof import("mqtt");
export default mqtt;
