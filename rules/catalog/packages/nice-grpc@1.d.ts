/** Package nice-grpc. Facts read from nice-grpc 2.1.18: no deadline unless a call has a signal. */
/** @creates grpc-client options */
export function createChannel(address: string, credentials?: any, options?: any): any;
export function createClient(definition: any, channel: any, defaults?: any): any;
export function createClientFactory(): any;
export function createServer(options?: any): any;
