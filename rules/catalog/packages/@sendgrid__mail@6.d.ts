/** Package `@sendgrid/mail`. Facts read from `@sendgrid/mail` 8.1.6: no deadline unless `setTimeout` gives one to all later calls. */
interface MailService {
  setApiKey(key: string): void;
  setClient(client: any): void;
  setSubstitutionWrappers(left: string, right: string): void;
  setTimeout(timeout: number): void;
  /**
   * @remote write mail
   * @default none
   */
  send(data: any, isMultiple?: boolean, callback?: (...args: any[]) => any): Promise<any>;
  /**
   * @remote write mail
   * @default none
   */
  sendMultiple(data: any, callback?: (...args: any[]) => any): Promise<any>;
}
declare const mail: MailService & {
  readonly default: typeof mail;
  readonly MailService: new () => MailService;
};
declare namespace mail {
  export type MailDataRequired = any;
}
export = mail;
