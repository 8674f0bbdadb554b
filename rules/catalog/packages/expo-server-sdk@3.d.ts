/** Package expo-server-sdk. Facts read from expo-server-sdk 6.1.0: the 300 s of fetch, 6 requests at a time, 2 more attempts after status 429. */
export class Expo {
  constructor(options?: any);
  static isExpoPushToken(token: unknown): boolean;
  chunkPushNotificationReceiptIds(ids: string[]): string[][];
  chunkPushNotifications(messages: any[]): any[][];
  /**
   * @remote read push
   * @default 300s
   */
  getPushNotificationReceiptsAsync(ids: string[]): Promise<any>;
  /**
   * @remote write push
   * @default 300s
   */
  sendPushNotificationsAsync(messages: any[]): Promise<any[]>;
}
export default Expo;
