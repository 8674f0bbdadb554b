/** Package koa-ratelimit. Facts read from koa-ratelimit 6.0.0 and its types: `driver: "memory"` counts in this process. */
declare function ratelimit(options?: {
  driver?: any;
  db?: any;
  duration?: number;
  max?: any;
  id?: any;
  [option: string]: any;
}): any;
export = ratelimit;
