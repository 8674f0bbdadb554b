/** Package `@aws-sdk/s3-request-presigner`. Names read from `@aws-sdk/s3-request-presigner` 3.1169.0: it signs here and sends nothing. */
export function getSignedUrl(client: any, command: any, options?: any): Promise<string>;
export class S3RequestPresigner {
  constructor(options: any);
  presign(request: any, options?: any): Promise<any>;
}
