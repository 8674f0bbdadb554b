/** Package p-event. Facts read from p-event 7.1.1: it waits for ever unless a `timeout` is given. */
/**
 * @deadline option options.timeout | option options.signal
 * @default none
 */
export function pEvent(
  emitter: any,
  event: any,
  options?: { timeout?: number; signal?: any; [option: string]: any },
): Promise<any>;
export function pEventMultiple(emitter: any, event: any, options: any): Promise<any>;
export class TimeoutError extends Error {}
