/** Package rate-limit-redis. Names read from rate-limit-redis 6.0.1. */
export class RedisStore {
  constructor(options: { sendCommand: (...args: string[]) => any; [option: string]: any });
}
export default RedisStore;
