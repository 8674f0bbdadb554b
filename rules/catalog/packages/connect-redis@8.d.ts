/** Package connect-redis. Names read from connect-redis 9.0.0. */
export class RedisStore {
  constructor(options: { client: any; prefix?: string; ttl?: any; [option: string]: any });
}
