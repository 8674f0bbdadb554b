/** Package connect-redis. Facts read from connect-redis 9.0.0: sessions live in Redis. */
export class RedisStore {
  constructor(options: { client: any; prefix?: string; ttl?: any; [option: string]: any });
}
