/** Package firebase-admin, `firebase-admin/app`. Facts read from firebase-admin 13.10.0: an app calls nothing by itself. */
export interface App {
  name: string;
  options: any;
}
export type AppOptions = any;
export type ServiceAccount = any;
export declare function applicationDefault(agent?: any): any;
export declare function cert(account: any, agent?: any): any;
export declare function deleteApp(app: App): Promise<void>;
export declare function getApp(name?: string): App;
export declare function getApps(): App[];
export declare function initializeApp(options?: AppOptions, name?: string): App;
export declare function refreshToken(token: any, agent?: any): any;
declare const app: any;
export default app;
