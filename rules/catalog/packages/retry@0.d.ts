/** Package retry. Facts read from retry 0.13.1 and its types: 10 more attempts after 1 s, 2 s, 4 s and so on, without jitter. */
/** @creates retry-policy options */
export function operation(options?: any): any;
export function timeouts(options?: any): number[];
export function createTimeout(attempt: number, options?: any): number;
