/** Package braze-api. Facts read from braze-api 2.13.4: node-fetch without a signal. */
interface Schedule {
  /** @remote write push */
  create(body: any): Promise<any>;
  /** @remote write push */
  delete(body: any): Promise<any>;
  /** @remote write push */
  update(body: any): Promise<any>;
}
interface Trigger {
  schedule: Schedule;
  /** @remote write push */
  send(body: any): Promise<any>;
}
interface Campaigns {
  trigger: Trigger;
  /** @remote read http */
  details(parameters: any): Promise<any>;
  /** @remote read http */
  list(parameters?: any): Promise<any>;
}
interface Canvas {
  trigger: Trigger;
  /** @remote read http */
  list(parameters?: any): Promise<any>;
}
interface Messages {
  schedule: Schedule;
  /** @remote write push */
  send(body: any): Promise<any>;
}
interface Segments {
  /** @remote read http */
  details(parameters: any): Promise<any>;
  /** @remote read http */
  list(parameters?: any): Promise<any>;
}
interface Users {
  /** @remote write http */
  delete(body: any): Promise<any>;
  /** @remote write http */
  identify(body: any): Promise<any>;
  /** @remote write http */
  track(body: any, bulk?: boolean): Promise<any>;
}
export class Braze {
  constructor(apiUrl: string, apiKey: string);
  campaigns: Campaigns;
  canvas: Canvas;
  messages: Messages;
  segments: Segments;
  users: Users;
}
export {};
