/** Package `@godaddy/terminus`. Facts read from `@godaddy/terminus` 4.12.1: it closes the server on a signal, after 1 s by force. */
export function createTerminus<T = any>(
  server: T,
  options?: {
    signals?: string[];
    timeout?: number;
    healthChecks?: any;
    beforeShutdown?: () => Promise<any>;
    onSignal?: () => Promise<any>;
    onShutdown?: () => Promise<any>;
    [option: string]: any;
  },
): T;
export class HealthCheckError extends Error {
  constructor(message: string, causes: any);
}
