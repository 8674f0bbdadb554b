/** Package `@openpanel/sdk`. Facts read from `@openpanel/sdk` 1.3.1: every event is posted at once by `fetch` without a signal, and three times more after a failure. */
/** @retries 3 exponential */
export class OpenPanel {
  constructor(options: { clientId: string; clientSecret?: string; [option: string]: any });
  profileId?: any;
  alias(payload: any): void;
  clear(): void;
  /** @remote write analytics */
  decrement(payload: any): Promise<any>;
  flush(): void;
  getDeviceId(): string;
  getSessionId(): string;
  /** @remote write analytics */
  identify(payload: any): Promise<any> | undefined;
  /** @remote write analytics */
  increment(payload: any): Promise<any>;
  init(): void;
  ready(): void;
  /** @remote write analytics */
  revenue(amount: number, properties?: any): Promise<any>;
  /** @remote write analytics */
  send(payload: any): Promise<any>;
  /** @remote write analytics */
  setGroup(id: string): Promise<any>;
  /** @remote write analytics */
  setGroups(ids: string[]): Promise<any>;
  setGlobalProperties(properties: any): void;
  /** @remote write analytics */
  track(name: string, properties?: any): Promise<any>;
  /** @remote write analytics */
  upsertGroup(payload: any): Promise<any>;
}
