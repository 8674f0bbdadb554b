/** Package web-push. Facts read from web-push 3.6.7 and its types: no deadline unless a call has a `timeout`. */
export function generateRequestDetails(subscription: any, payload?: any, options?: any): any;
export function generateVAPIDKeys(): { publicKey: string; privateKey: string };
/**
 * @remote write push
 * @deadline option options.timeout
 * @default none
 * @proof proven deadline default
 */
export function sendNotification(
  subscription: any,
  payload?: any,
  options?: {
    timeout?: number;
    TTL?: number;
    agent?: any;
    headers?: any;
    vapidDetails?: any;
    [option: string]: any;
  },
): Promise<any>;
export function setGCMAPIKey(key: string | null): void;
export function setVapidDetails(subject: string, publicKey: string, privateKey: string): void;
export class WebPushError extends Error {
  readonly statusCode: number;
}
declare const webPush: {
  generateRequestDetails: typeof generateRequestDetails;
  generateVAPIDKeys: typeof generateVAPIDKeys;
  sendNotification: typeof sendNotification;
  setGCMAPIKey: typeof setGCMAPIKey;
  setVapidDetails: typeof setVapidDetails;
};
export default webPush;
