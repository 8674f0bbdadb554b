/** Package redis, up to 3.x. Facts read from redis 3.1.2: calls take callbacks, and no command is ever given up; one socket. */
import { EventEmitter } from "events";

export interface ClientOpts {
  connect_timeout?: number;
  db?: any;
  enable_offline_queue?: boolean;
  host?: string;
  max_attempts?: number;
  password?: string;
  port?: number;
  prefix?: string;
  retry_strategy?: any;
  url?: string;
  [option: string]: any;
}
export type Callback<T> = (error: Error | null, reply: T) => void;
/** @default none */
export declare class RedisClient extends EventEmitter {
  /**
   * @creates redis options
   * @pool 1
   */
  constructor(options: ClientOpts);
  readonly connected: boolean;
  readonly ready: boolean;
  [command: string]: any;
  BATCH(commands?: any[]): Multi;
  MULTI(commands?: any[]): Multi;
  batch(commands?: any[]): Multi;
  duplicate(options?: ClientOpts, callback?: any): RedisClient;
  end(flush?: boolean): void;
  multi(commands?: any[]): Multi;
  /** @enters consumer listener */
  on(event: "message" | "pmessage", listener: (...args: any[]) => void): this;
  /** @mark adds-listener */
  on(event: string | symbol, listener: (...args: any[]) => void): this;
  /** @mark subscribes */
  psubscribe(...args: any[]): boolean;
  quit(callback?: any): boolean;
  send_command(command: string, ...args: any[]): boolean;
  /** @mark subscribes */
  subscribe(...args: any[]): boolean;
  unref(): void;
  unsubscribe(...args: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  append(key: string, value: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  bitcount(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  bitfield(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  bitop(operation: string, destination: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   * @mark blocking-command
   */
  blmove(
    key: string,
    destination: string,
    from: any,
    to: any,
    timeout: any,
    ...rest: any[]
  ): boolean;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  blmpop(timeout: any, count: any, keys: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  blpop(key: any, timeout: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  brpop(key: any, timeout: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   * @mark blocking-command
   */
  brpoplpush(key: string, destination: string, timeout: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  bzmpop(timeout: any, count: any, keys: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  bzpopmax(key: any, timeout: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  bzpopmin(key: any, timeout: any, ...rest: any[]): boolean;
  /** @remote call cache */
  client(action: any, ...rest: any[]): boolean;
  /** @remote call cache */
  cluster(action: any, ...rest: any[]): boolean;
  /** @remote call cache */
  command(action: any, ...rest: any[]): boolean;
  /** @remote call cache */
  config(action: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  copy(key: string, newKey: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  dbsize(...rest: any[]): boolean;
  /** @remote call cache */
  debug(action: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis increment
   */
  decr(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis increment
   */
  decrby(key: string, by: number | string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  del(key: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  dump(key: string, ...rest: any[]): boolean;
  /**
   * @remote call cache
   * @data redis query
   */
  eval(script: any, keys: any, ...rest: any[]): boolean;
  /**
   * @remote call cache
   * @data redis query
   */
  evalsha(sha: string, keys: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis exists
   */
  exists(key: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  expire(key: string, lifetime: number | string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  expireat(key: string, at: number | string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  expiretime(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete-many
   */
  flushall(mode?: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete-many
   */
  flushdb(mode?: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  geoadd(key: string, longitude: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  geodist(key: string, member: any, other: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  geohash(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  geopos(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  georadius(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  georadiusbymember(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  geosearch(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  geosearchstore(destination: string, source: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  get(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  getbit(key: string, offset: number | string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  getdel(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  getex(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  getrange(key: string, start: number | string, end: number | string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  getset(key: string, value: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  hdel(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis exists
   */
  hexists(key: string, field: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  hexpire(key: string, ...args: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  hexpireat(key: string, ...args: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  hexpiretime(key: string, ...args: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  hget(key: string, field: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  hgetall(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis increment
   */
  hincrby(key: string, field: any, by: number | string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis increment
   */
  hincrbyfloat(key: string, field: any, by: number | string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hkeys(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  hlen(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hmget(key: string, fields: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  hmset(key: string, field: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  hpersist(key: string, ...args: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  hpexpire(key: string, ...args: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  hpexpireat(key: string, ...args: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  hpttl(key: string, ...args: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hrandfield(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hscan(key: string, cursor: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  hset(key: string, field: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  hsetnx(key: string, field: any, value: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  hstrlen(key: string, field: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  httl(key: string, ...args: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hvals(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis increment
   */
  incr(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis increment
   */
  incrby(key: string, by: number | string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis increment
   */
  incrbyfloat(key: string, by: number | string, ...rest: any[]): boolean;
  /** @remote read cache */
  info(section?: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  keys(pattern: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  lindex(key: string, index: number | string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  linsert(key: string, place: any, pivot: any, element: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  llen(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  lmove(key: string, destination: string, from: any, to: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  lmpop(count: any, keys: any, where: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  lpop(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  lpos(key: string, element: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  lpush(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  lpushx(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  lrange(key: string, start: number | string, stop: number | string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  lrem(key: string, count: number | string, element: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  lset(key: string, index: number | string, value: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  ltrim(key: string, start: number | string, stop: number | string, ...rest: any[]): boolean;
  /** @remote read cache */
  memory(...args: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  mget(keys: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  mset(entries: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  msetnx(entries: any, ...rest: any[]): boolean;
  /** @remote read cache */
  object(...args: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  persist(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  pexpire(key: string, lifetime: number | string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  pexpireat(key: string, at: number | string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  pexpiretime(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  pfadd(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  pfcount(keys: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  pfmerge(destination: string, ...rest: any[]): boolean;
  /** @remote read cache */
  ping(message?: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  psetex(key: string, lifetime: number | string, value: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  pttl(key: string, ...rest: any[]): boolean;
  /** @remote read cache */
  randomkey(...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  rename(key: string, newKey: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  renamenx(key: string, newKey: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  restore(key: string, ttl: number | string, value: any, ...rest: any[]): boolean;
  /** @remote read cache */
  role(...args: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  rpop(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  rpoplpush(key: string, destination: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  rpush(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  rpushx(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  sadd(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  scan(cursor: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  scard(key: string, ...rest: any[]): boolean;
  /** @remote call cache */
  script(action: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sdiff(keys: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  sdiffstore(destination: string, source: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  set(key: string, value: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  setbit(key: string, offset: number | string, value: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  setex(key: string, lifetime: number | string, value: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  setnx(key: string, value: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis upsert
   */
  setrange(key: string, offset: number | string, value: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sinter(keys: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  sintercard(count: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  sinterstore(destination: string, source: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis exists
   */
  sismember(key: string, member: any, ...rest: any[]): boolean;
  /** @remote call cache */
  slowlog(action: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  smembers(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis exists
   */
  smismember(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  smove(key: string, destination: string, member: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  sort(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  spop(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  srandmember(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  srem(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sscan(key: string, cursor: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  strlen(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  substr(key: string, start: number | string, end: number | string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sunion(keys: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  sunionstore(destination: string, source: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  touch(key: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  ttl(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  type(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  unlink(key: any, ...rest: any[]): boolean;
  /** @remote call cache */
  unwatch(...rest: any[]): boolean;
  /**
   * @remote read cache
   * @mark blocking-command
   */
  wait(replicas: number | string, timeout: number | string, ...rest: any[]): boolean;
  /**
   * @remote call cache
   * @mark watches-keys
   */
  watch(key: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  xack(key: string, group: string, id: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  xadd(key: string, id: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  xautoclaim(
    key: string,
    group: string,
    consumer: string,
    minIdle: number | string,
    start: any,
    ...rest: any[]
  ): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  xclaim(
    key: string,
    group: string,
    consumer: string,
    minIdle: number | string,
    start: any,
    ...rest: any[]
  ): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  xdel(key: string, ids: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  xgroup(action: any, ...rest: any[]): boolean;
  /** @remote read cache */
  xinfo(...args: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  xlen(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  xpending(key: string, group: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  xrange(key: string, start: any, end: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   * @mark blocking-command
   */
  xread(option: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   * @mark blocking-command
   */
  xreadgroup(option: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  xrevrange(key: string, start: any, end: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  xtrim(key: string, strategy: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis insert
   */
  zadd(key: string, score: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  zcard(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  zcount(key: string, min: any, max: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zdiff(count: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  zdiffstore(destination: string, source: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis increment
   */
  zincrby(key: string, by: number | string, member: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zinter(count: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  zintercard(count: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  zinterstore(destination: string, source: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis count
   */
  zlexcount(key: string, min: any, max: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  zmpop(count: any, keys: any, where: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zmscore(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  zpopmax(key: string, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  zpopmin(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zrandmember(key: string, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zrange(key: string, start: any, stop: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zrangebylex(key: string, start: any, stop: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zrangebyscore(key: string, start: any, stop: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  zrangestore(destination: string, source: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  zrank(key: string, member: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  zrem(key: string, members: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  zremrangebylex(key: string, min: any, max: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  zremrangebyrank(key: string, min: any, max: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis delete
   */
  zremrangebyscore(key: string, min: any, max: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zrevrange(key: string, start: any, stop: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zrevrangebylex(key: string, start: any, stop: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zrevrangebyscore(key: string, start: any, stop: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  zrevrank(key: string, member: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zscan(key: string, cursor: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  zscore(key: string, member: any, ...rest: any[]): boolean;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zunion(count: any, ...rest: any[]): boolean;
  /**
   * @remote write cache
   * @data redis update
   */
  zunionstore(destination: string, source: any, ...rest: any[]): boolean;
  /** @remote write queue */
  publish(channel: string, message: string, callback?: any): boolean;
  /**
   * @remote read cache
   * @clock database
   */
  time(callback?: any): boolean;
}
/** Commands wait here until `exec` sends them together. */
export interface Multi {
  [command: string]: (...args: any[]) => Multi;
  /**
   * @remote write cache
   * @default none
   * @mark atomic-batch
   */
  exec(callback?: any): any;
}
/**
 * @creates redis options
 * @pool 1
 */
export declare function createClient(
  port: number,
  host?: string,
  options?: ClientOpts,
): RedisClient;
/**
 * @creates redis options
 * @pool 1
 */
export declare function createClient(url: string, options?: ClientOpts): RedisClient;
/**
 * @creates redis options
 * @pool 1
 */
export declare function createClient(options?: ClientOpts): RedisClient;
export declare function print(error: Error | null, reply?: any): void;
