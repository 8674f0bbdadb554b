/** Package bent. Facts read from bent 7.3.12 and its types: no deadline and no option for one. */
interface BentRequest {
  /**
   * @remote call http
   * @default none
   */
  (url: string, body?: any, headers?: any): Promise<any>;
}
/** @creates bent */
declare function bent(...options: any[]): BentRequest;
export = bent;
