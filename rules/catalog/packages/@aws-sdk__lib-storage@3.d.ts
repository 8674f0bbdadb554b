/** Package `@aws-sdk/lib-storage`. Facts read from `@aws-sdk/lib-storage` 3.1175.0: the S3 client it is given sends the parts, 4 at a time, and bounds none. */
export class Upload {
  constructor(options: {
    client: any;
    params: any;
    queueSize?: number;
    partSize?: number;
    abortController?: any;
    leavePartsOnError?: boolean;
    tags?: any;
  });
  abort(): Promise<void>;
  /**
   * @remote write object-store
   * @default none
   */
  done(): Promise<any>;
  on(event: string, listener: (...args: any[]) => any): this;
}
