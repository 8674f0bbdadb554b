/** Package `@upstash/redis`. Facts read from `@upstash/redis` 1.39.0: a request of fetch for each command, with its 300 s to the headers; writes too are tried again five times after a network error, with waits that grow without jitter. */

export interface RedisConfigNodejs {
  agent?: any;
  automaticDeserialization?: boolean;
  cache?: any;
  enableAutoPipelining?: boolean;
  enableTelemetry?: boolean;
  keepAlive?: boolean;
  latencyLogging?: boolean;
  readYourWrites?: boolean;
  responseEncoding?: any;
  retry?: false | { backoff?: (attempt: number) => number; retries?: number };
  signal?: AbortSignal | (() => AbortSignal);
  token?: string;
  url?: string;
}
export type RedisConfig = RedisConfigNodejs;
export type RedisOptions = any;

/**
 * @deadline client signal
 * @default 300s
 * @retries 5 exponential client retry
 */
export declare class Redis {
  /**
   * @creates upstash-redis config
   * @mark makes-store
   */
  constructor(config: RedisConfigNodejs);
  constructor(requester: any);
  /**
   * @creates upstash-redis config
   * @mark makes-store
   */
  static fromEnv(config?: Partial<RedisConfigNodejs>): Redis;
  readonly json: UpstashJson;
  autoPipeline(): Redis;
  createScript<T = any>(script: string, options?: any): Script<T>;
  multi(): Multi;
  pipeline(): Pipeline;
  psubscribe<T = any>(pattern: any): any;
  /** @mark subscribes */
  subscribe<T = any>(channels: any): any;
  use(middleware: any): void;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  append(key: string, value: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  bitcount(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  bitfield(key: string, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  bitop(operation: string, destination: string, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  copy(key: string, newKey: string, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  dbsize(...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis increment
   */
  decr(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis increment
   */
  decrby(key: string, by: number, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  del(key: any, ...rest: any[]): Promise<number>;
  /**
   * @remote call cache
   * @data upstash-redis query
   */
  eval<T = any>(script: any, keys: any, ...rest: any[]): Promise<T>;
  /**
   * @remote read cache
   * @data upstash-redis query
   */
  eval_ro(script: any, keys: any, ...rest: any[]): Promise<any>;
  /**
   * @remote call cache
   * @data upstash-redis query
   */
  evalsha<T = any>(sha: string, keys: any, ...rest: any[]): Promise<T>;
  /**
   * @remote read cache
   * @data upstash-redis query
   */
  evalsha_ro(sha: string, keys: any, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis exists
   */
  exists(key: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  expire(key: string, lifetime: number, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  expireat(key: string, at: number, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  expiretime(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis delete-many
   */
  flushall(mode?: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis delete-many
   */
  flushdb(mode?: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  geoadd(key: string, longitude: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  geodist(key: string, member: any, other: any, ...rest: any[]): Promise<string | null>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  geohash(key: string, ...rest: any[]): Promise<any[]>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  geopos(key: string, ...rest: any[]): Promise<any[]>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  geosearch(key: string, ...rest: any[]): Promise<any[]>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  geosearchstore(destination: string, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  get<T = any>(key: string, ...rest: any[]): Promise<T | null>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  getbit(key: string, offset: number, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  getdel<T = any>(key: string, ...rest: any[]): Promise<T | null>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  getex<T = any>(key: string, ...rest: any[]): Promise<T | null>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  getrange(key: string, start: number, end: number, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  getset<T = any>(key: string, value: any, ...rest: any[]): Promise<T | null>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  hdel(key: string, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis exists
   */
  hexists(key: string, field: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  hexpire(key: string, ...args: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  hexpireat(key: string, ...args: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  hexpiretime(key: string, ...args: any[]): Promise<number[]>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  hget<T = any>(key: string, field: any, ...rest: any[]): Promise<T | null>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  hgetall<T = any>(key: string, ...rest: any[]): Promise<T | null>;
  /**
   * @remote write cache
   * @data upstash-redis increment
   */
  hincrby(key: string, field: any, by: number, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis increment
   */
  hincrbyfloat(key: string, field: any, by: number, ...rest: any[]): Promise<string>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  hkeys(key: string, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  hlen(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  hmget<T = any>(key: string, fields: any, ...rest: any[]): Promise<T | null>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  hmset(key: string, field: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  hpersist(key: string, ...args: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  hpexpire(key: string, ...args: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  hpexpireat(key: string, ...args: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  hpttl(key: string, ...args: any[]): Promise<number[]>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  hrandfield(key: string, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  hscan(key: string, cursor: any, ...rest: any[]): Promise<[cursor: string, items: string[]]>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  hset(key: string, field: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  hsetnx(key: string, field: any, value: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  hstrlen(key: string, field: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  httl(key: string, ...args: any[]): Promise<number[]>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  hvals(key: string, ...rest: any[]): Promise<any[]>;
  /**
   * @remote write cache
   * @data upstash-redis increment
   */
  incr(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis increment
   */
  incrby(key: string, by: number, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis increment
   */
  incrbyfloat(key: string, by: number, ...rest: any[]): Promise<string>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  keys(pattern: string, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  lindex<T = any>(key: string, index: number, ...rest: any[]): Promise<T | null>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  linsert(key: string, place: any, pivot: any, element: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  llen(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  lmove(
    key: string,
    destination: string,
    from: any,
    to: any,
    ...rest: any[]
  ): Promise<string | null>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  lpop<T = any>(key: string, ...rest: any[]): Promise<T | null>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  lpos(key: string, element: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  lpush(key: string, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  lpushx(key: string, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  lrange<T = any>(key: string, start: number, stop: number, ...rest: any[]): Promise<T[]>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  lrem(key: string, count: number, element: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  lset(key: string, index: number, value: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  ltrim(key: string, start: number, stop: number, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  mget<T = any>(keys: any, ...rest: any[]): Promise<T>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  mset(entries: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  msetnx(entries: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  persist(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  pexpire(key: string, lifetime: number, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  pexpireat(key: string, at: number, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  pexpiretime(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  pfadd(key: string, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  pfcount(keys: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  pfmerge(destination: string, ...rest: any[]): Promise<any>;
  /** @remote read cache */
  ping(message?: any, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  psetex(key: string, lifetime: number, value: any, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  pttl(key: string, ...rest: any[]): Promise<number>;
  /** @remote read cache */
  randomkey(...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  rename(key: string, newKey: string, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  renamenx(key: string, newKey: string, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  rpop<T = any>(key: string, ...rest: any[]): Promise<T | null>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  rpoplpush(key: string, destination: string, ...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  rpush(key: string, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  rpushx(key: string, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  sadd(key: string, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  scan(cursor: any, ...rest: any[]): Promise<[cursor: string, keys: string[]]>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  scard(key: string, ...rest: any[]): Promise<number>;
  /** @remote call cache */
  script(action: any, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  sdiff(keys: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  sdiffstore(destination: string, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  set(key: string, value: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  setbit(key: string, offset: number, value: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  setex(key: string, lifetime: number, value: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  setnx(key: string, value: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  setrange(key: string, offset: number, value: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  sinter(keys: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  sintercard(count: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  sinterstore(destination: string, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis exists
   */
  sismember(key: string, member: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  smembers<T = any>(key: string, ...rest: any[]): Promise<T>;
  /**
   * @remote read cache
   * @data upstash-redis exists
   */
  smismember(key: string, members: any, ...rest: any[]): Promise<number[]>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  smove(key: string, destination: string, member: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  spop<T = any>(key: string, ...rest: any[]): Promise<T | null>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  srandmember<T = any>(key: string, ...rest: any[]): Promise<T | null>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  srem(key: string, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  sscan(key: string, cursor: any, ...rest: any[]): Promise<[cursor: string, items: string[]]>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  strlen(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  sunion(keys: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  sunionstore(destination: string, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  touch(key: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  ttl(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  type(key: string, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  unlink(key: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  xack(key: string, group: string, id: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  xadd(key: string, id: any, ...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  xautoclaim(
    key: string,
    group: string,
    consumer: string,
    minIdle: number,
    start: any,
    ...rest: any[]
  ): Promise<any[]>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  xclaim(
    key: string,
    group: string,
    consumer: string,
    minIdle: number,
    start: any,
    ...rest: any[]
  ): Promise<any[]>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  xdel(key: string, ids: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  xgroup(action: any, ...rest: any[]): Promise<any>;
  /** @remote read cache */
  xinfo(...args: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  xlen(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  xpending(key: string, group: string, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  xrange(key: string, start: any, end: any, ...rest: any[]): Promise<any[]>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  xread(key: any, id: any, options?: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  xreadgroup(
    group: string,
    consumer: string,
    key: any,
    id: any,
    options?: any,
    ...rest: any[]
  ): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  xrevrange(key: string, start: any, end: any, ...rest: any[]): Promise<any[]>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  xtrim(key: string, strategy: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis insert
   */
  zadd(key: string, score: any, ...rest: any[]): Promise<number | null>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  zcard(key: string, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  zcount(key: string, min: any, max: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  zdiff(count: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  zdiffstore(destination: string, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis increment
   */
  zincrby(key: string, by: number, member: any, ...rest: any[]): Promise<string>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  zinter(count: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  zintercard(count: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  zinterstore(destination: string, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis count
   */
  zlexcount(key: string, min: any, max: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  zmscore(key: string, members: any, ...rest: any[]): Promise<(string | null)[]>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  zpopmax(key: string, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  zpopmin(key: string, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  zrandmember(key: string, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  zrange<T = any>(key: string, start: any, stop: any, ...rest: any[]): Promise<T>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  zrangestore(destination: string, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  zrank(key: string, member: any, ...rest: any[]): Promise<number | null>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  zrem(key: string, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  zremrangebylex(key: string, min: any, max: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  zremrangebyrank(key: string, min: any, max: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data upstash-redis delete
   */
  zremrangebyscore(key: string, min: any, max: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  zrevrank(key: string, member: any, ...rest: any[]): Promise<number | null>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  zscan(key: string, cursor: any, ...rest: any[]): Promise<[cursor: string, items: string[]]>;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  zscore(key: string, member: any, ...rest: any[]): Promise<number | null>;
  /**
   * @remote read cache
   * @data upstash-redis find-many
   */
  zunion(count: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data upstash-redis update
   */
  zunionstore(destination: string, source: any, ...rest: any[]): Promise<number>;
  /** @remote write queue */
  publish(channel: string, message: any): Promise<number>;
  /**
   * @remote read cache
   * @clock database
   */
  time(): Promise<[number, number]>;
}
export interface UpstashJson {
  [command: string]: any;
  /**
   * @remote read cache
   * @data upstash-redis find-unique
   */
  get(...args: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data upstash-redis upsert
   */
  set(...args: any[]): Promise<any>;
}
export interface Script<T = any> {
  /**
   * @remote call cache
   * @data upstash-redis query
   */
  eval(keys: string[], args: any[]): Promise<T>;
  /**
   * @remote call cache
   * @data upstash-redis query
   */
  evalsha(keys: string[], args: any[]): Promise<T>;
  /**
   * @remote call cache
   * @data upstash-redis query
   */
  exec(keys: string[], args: any[]): Promise<T>;
}
/** Commands wait here until `exec` sends them together. */
export interface Pipeline {
  /**
   * @remote write cache
   * @deadline client signal
   * @default 300s
   */
  exec<T = any>(options?: any): Promise<T>;
  length(): number;
  readonly json: any;
  acl(...args: any[]): this;
  append(...args: any[]): this;
  bitcount(...args: any[]): this;
  bitfield(...args: any[]): this;
  bitop(...args: any[]): this;
  blmove(...args: any[]): this;
  blmpop(...args: any[]): this;
  blpop(...args: any[]): this;
  brpop(...args: any[]): this;
  brpoplpush(...args: any[]): this;
  bzmpop(...args: any[]): this;
  bzpopmax(...args: any[]): this;
  bzpopmin(...args: any[]): this;
  client(...args: any[]): this;
  cluster(...args: any[]): this;
  command(...args: any[]): this;
  config(...args: any[]): this;
  copy(...args: any[]): this;
  dbsize(...args: any[]): this;
  debug(...args: any[]): this;
  decr(...args: any[]): this;
  decrby(...args: any[]): this;
  del(...args: any[]): this;
  dump(...args: any[]): this;
  eval(...args: any[]): this;
  eval_ro(...args: any[]): this;
  evalsha(...args: any[]): this;
  evalsha_ro(...args: any[]): this;
  exists(...args: any[]): this;
  expire(...args: any[]): this;
  expireat(...args: any[]): this;
  expiretime(...args: any[]): this;
  fcall(...args: any[]): this;
  fcall_ro(...args: any[]): this;
  flushall(...args: any[]): this;
  flushdb(...args: any[]): this;
  function(...args: any[]): this;
  geoadd(...args: any[]): this;
  geodist(...args: any[]): this;
  geohash(...args: any[]): this;
  geopos(...args: any[]): this;
  georadius(...args: any[]): this;
  georadiusbymember(...args: any[]): this;
  geosearch(...args: any[]): this;
  geosearchstore(...args: any[]): this;
  get(...args: any[]): this;
  getbit(...args: any[]): this;
  getdel(...args: any[]): this;
  getex(...args: any[]): this;
  getrange(...args: any[]): this;
  getset(...args: any[]): this;
  hdel(...args: any[]): this;
  hexists(...args: any[]): this;
  hexpire(...args: any[]): this;
  hexpireat(...args: any[]): this;
  hexpiretime(...args: any[]): this;
  hget(...args: any[]): this;
  hgetall(...args: any[]): this;
  hincrby(...args: any[]): this;
  hincrbyfloat(...args: any[]): this;
  hkeys(...args: any[]): this;
  hlen(...args: any[]): this;
  hmget(...args: any[]): this;
  hmset(...args: any[]): this;
  hpersist(...args: any[]): this;
  hpexpire(...args: any[]): this;
  hpexpireat(...args: any[]): this;
  hpttl(...args: any[]): this;
  hrandfield(...args: any[]): this;
  hscan(...args: any[]): this;
  hset(...args: any[]): this;
  hsetnx(...args: any[]): this;
  hstrlen(...args: any[]): this;
  httl(...args: any[]): this;
  hvals(...args: any[]): this;
  incr(...args: any[]): this;
  incrby(...args: any[]): this;
  incrbyfloat(...args: any[]): this;
  info(...args: any[]): this;
  keys(...args: any[]): this;
  latency(...args: any[]): this;
  lindex(...args: any[]): this;
  linsert(...args: any[]): this;
  llen(...args: any[]): this;
  lmove(...args: any[]): this;
  lmpop(...args: any[]): this;
  lpop(...args: any[]): this;
  lpos(...args: any[]): this;
  lpush(...args: any[]): this;
  lpushx(...args: any[]): this;
  lrange(...args: any[]): this;
  lrem(...args: any[]): this;
  lset(...args: any[]): this;
  ltrim(...args: any[]): this;
  memory(...args: any[]): this;
  mget(...args: any[]): this;
  module(...args: any[]): this;
  mset(...args: any[]): this;
  msetnx(...args: any[]): this;
  object(...args: any[]): this;
  persist(...args: any[]): this;
  pexpire(...args: any[]): this;
  pexpireat(...args: any[]): this;
  pexpiretime(...args: any[]): this;
  pfadd(...args: any[]): this;
  pfcount(...args: any[]): this;
  pfmerge(...args: any[]): this;
  ping(...args: any[]): this;
  psetex(...args: any[]): this;
  pttl(...args: any[]): this;
  randomkey(...args: any[]): this;
  rename(...args: any[]): this;
  renamenx(...args: any[]): this;
  restore(...args: any[]): this;
  role(...args: any[]): this;
  rpop(...args: any[]): this;
  rpoplpush(...args: any[]): this;
  rpush(...args: any[]): this;
  rpushx(...args: any[]): this;
  sadd(...args: any[]): this;
  scan(...args: any[]): this;
  scard(...args: any[]): this;
  script(...args: any[]): this;
  sdiff(...args: any[]): this;
  sdiffstore(...args: any[]): this;
  set(...args: any[]): this;
  setbit(...args: any[]): this;
  setex(...args: any[]): this;
  setnx(...args: any[]): this;
  setrange(...args: any[]): this;
  sinter(...args: any[]): this;
  sintercard(...args: any[]): this;
  sinterstore(...args: any[]): this;
  sismember(...args: any[]): this;
  slowlog(...args: any[]): this;
  smembers(...args: any[]): this;
  smismember(...args: any[]): this;
  smove(...args: any[]): this;
  sort(...args: any[]): this;
  spop(...args: any[]): this;
  srandmember(...args: any[]): this;
  srem(...args: any[]): this;
  sscan(...args: any[]): this;
  strlen(...args: any[]): this;
  substr(...args: any[]): this;
  sunion(...args: any[]): this;
  sunionstore(...args: any[]): this;
  touch(...args: any[]): this;
  ttl(...args: any[]): this;
  type(...args: any[]): this;
  unlink(...args: any[]): this;
  unwatch(...args: any[]): this;
  wait(...args: any[]): this;
  xack(...args: any[]): this;
  xadd(...args: any[]): this;
  xautoclaim(...args: any[]): this;
  xclaim(...args: any[]): this;
  xdel(...args: any[]): this;
  xgroup(...args: any[]): this;
  xinfo(...args: any[]): this;
  xlen(...args: any[]): this;
  xpending(...args: any[]): this;
  xrange(...args: any[]): this;
  xread(...args: any[]): this;
  xreadgroup(...args: any[]): this;
  xrevrange(...args: any[]): this;
  xtrim(...args: any[]): this;
  zadd(...args: any[]): this;
  zcard(...args: any[]): this;
  zcount(...args: any[]): this;
  zdiff(...args: any[]): this;
  zdiffstore(...args: any[]): this;
  zincrby(...args: any[]): this;
  zinter(...args: any[]): this;
  zintercard(...args: any[]): this;
  zinterstore(...args: any[]): this;
  zlexcount(...args: any[]): this;
  zmpop(...args: any[]): this;
  zmscore(...args: any[]): this;
  zpopmax(...args: any[]): this;
  zpopmin(...args: any[]): this;
  zrandmember(...args: any[]): this;
  zrange(...args: any[]): this;
  zrangebylex(...args: any[]): this;
  zrangebyscore(...args: any[]): this;
  zrangestore(...args: any[]): this;
  zrank(...args: any[]): this;
  zrem(...args: any[]): this;
  zremrangebylex(...args: any[]): this;
  zremrangebyrank(...args: any[]): this;
  zremrangebyscore(...args: any[]): this;
  zrevrange(...args: any[]): this;
  zrevrangebylex(...args: any[]): this;
  zrevrangebyscore(...args: any[]): this;
  zrevrank(...args: any[]): this;
  zscan(...args: any[]): this;
  zscore(...args: any[]): this;
  zunion(...args: any[]): this;
  zunionstore(...args: any[]): this;
  publish(...args: any[]): this;
}
export declare const errors: any;
export type Requester = any;
export type ScanCommandOptions = any;
export type SetCommandOptions = any;
export interface Multi extends Pipeline {
  /**
   * @remote write cache
   * @deadline client signal
   * @default 300s
   * @mark atomic-batch
   */
  exec<T = any>(options?: any): Promise<T>;
}
