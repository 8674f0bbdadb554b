/** Package `@sentry/node`. Facts read from `@sentry/node` 11.12.0: events are sent in the background; only `flush` and `close` wait. */
export function init(options?: any): any;
export function addBreadcrumb(breadcrumb: any, hint?: any): void;
/** @mark sends-later */
export function captureException(error: unknown, hint?: any): string;
/** @mark sends-later */
export function captureMessage(message: string, hint?: any): string;
/** @mark sends-later */
export function captureEvent(event: any, hint?: any): string;
/**
 * @remote write analytics
 * @deadline argument timeout
 * @default none
 */
export function close(timeout?: number): Promise<boolean>;
/**
 * @remote write analytics
 * @deadline argument timeout
 * @default none
 */
export function flush(timeout?: number): Promise<boolean>;
export function getCurrentScope(): any;
export function getIsolationScope(): any;
export function setContext(name: string, context: any): void;
export function setTag(key: string, value: any): void;
export function setUser(user: any): void;
/** @runs callback */
export function startSpan<T>(options: any, callback: (span: any) => T): T;
/** @runs callback */
export function withScope<T>(callback: (scope: any) => T): T;
