/** Package firebase-admin, `firebase-admin/messaging`. Facts read from firebase-admin 13.10.0: a socket that is silent for 15 s is given up, four repeats without jitter, which can send a message twice. */
/**
 * @default 15s
 * @retries 4 exponential
 */
export interface Messaging {
  /** @remote write push */
  send(message: any, dryRun?: boolean): Promise<any>;
  /** @remote write push */
  sendAll(messages: any[], dryRun?: boolean): Promise<any>;
  /** @remote write push */
  sendEach(messages: any[], dryRun?: boolean): Promise<any>;
  /** @remote write push */
  sendEachForMulticast(message: any, dryRun?: boolean): Promise<any>;
  /** @remote write push */
  sendMulticast(message: any, dryRun?: boolean): Promise<any>;
  /** @remote write push */
  sendToDevice(tokens: any, payload: any, options?: any): Promise<any>;
  /** @remote write push */
  sendToTopic(topic: string, payload: any, options?: any): Promise<any>;
  /** @remote write push */
  subscribeToTopic(tokens: any, topic: string): Promise<any>;
  /** @remote write push */
  unsubscribeFromTopic(tokens: any, topic: string): Promise<any>;
}
export type Message = any;
export type MulticastMessage = any;
export type BatchResponse = any;
export type SendResponse = any;
export declare function getMessaging(app?: any): Messaging;
