/** Package ioredis, from 6 on. Facts read from ioredis 6.0.0: a command that is sent is never given up unless `commandTimeout` or `socketTimeout` is set; without a connection it fails after 20 attempts to reconnect, whose waits double to 5 s with jitter, after 73 s in all; one socket. */
import type { EventEmitter } from "events";

declare class Redis {
  /**
   * @creates ioredis options
   * @mark makes-store
   * @pool 1
   */
  constructor(port: number, host: string, options?: Redis.RedisOptions);
  /**
   * @creates ioredis options
   * @mark makes-store
   * @pool 1
   */
  constructor(path: string | number, options?: Redis.RedisOptions);
  /**
   * @creates ioredis options
   * @mark makes-store
   * @pool 1
   */
  constructor(options?: Redis.RedisOptions);
  readonly mode: string;
  readonly options: Redis.RedisOptions;
  status: string;
  [script: string]: any;
  connect(callback?: any): Promise<void>;
  defineCommand(
    name: string,
    definition: { lua: string; numberOfKeys?: number; readOnly?: boolean },
  ): void;
  disconnect(reconnect?: boolean): void;
  /** @creates ioredis override */
  duplicate(override?: Redis.RedisOptions): Redis;
  end(): void;
  monitor(callback?: any): Promise<Redis>;
  quit(callback?: any): Promise<"OK">;
}
interface Redis extends Redis.RedisCommander, Redis.Connection {}

declare namespace Redis {
  export { Redis as default, Redis };
  export type RedisKey = string | Buffer;
  export type RedisValue = string | Buffer | number;
  export type Key = RedisKey;
  export type Keys = any;
  export type Value = any;
  export type Num = number | string;
  export type Callback<T = any> = (error?: Error | null, result?: T) => void;
  export interface ClientContext {
    type: string;
  }
  /** Commands that users declare return it too. */
  export type Result<T, Context = any> = Promise<T>;
  export type NodeRole = "master" | "slave" | "all";

  export interface CommonRedisOptions {
    autoResendUnfulfilledCommands?: boolean;
    autoResubscribe?: boolean;
    blockingTimeout?: number;
    commandTimeout?: number;
    connectTimeout?: number;
    connectionName?: string;
    db?: number;
    enableAutoPipelining?: boolean;
    enableOfflineQueue?: boolean;
    enableReadyCheck?: boolean;
    keepAlive?: number;
    keyPrefix?: string;
    lazyConnect?: boolean;
    maxRetriesPerRequest?: number | null;
    password?: string;
    readOnly?: boolean;
    reconnectOnError?: any;
    retryStrategy?: ((times: number) => number | void | null) | null;
    socketTimeout?: number;
    username?: string;
    [option: string]: any;
  }
  export interface RedisOptions extends CommonRedisOptions {
    family?: number;
    host?: string;
    path?: string;
    port?: number;
    sentinels?: any[];
    tls?: any;
  }
  export interface SentinelConnectionOptions extends RedisOptions {}
  export interface StandaloneConnectionOptions extends RedisOptions {}
  export interface ClusterOptions extends CommonRedisOptions {
    clusterRetryStrategy?: ((times: number, reason?: Error) => number | void | null) | null;
    redisOptions?: RedisOptions;
    scaleReads?: any;
  }
  export type ClusterNode = any;
  export interface ScanStreamOptions {
    count?: number | string;
    match?: string;
    type?: string;
    [option: string]: any;
  }

  /**
   * @deadline client commandTimeout | client socketTimeout | client redisOptions.commandTimeout | client redisOptions.socketTimeout
   * @default none
   * @retries 20 jittered client maxRetriesPerRequest | client retryStrategy
   */
  export interface RedisCommander<out Context = any> {
    /** @remote call cache */
    acl(action: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    append(key: Key, value: Value, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    bitcount(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    bitfield(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    bitop(operation: string, destination: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     * @mark blocking-command
     */
    blmove(
      key: Key,
      destination: Key,
      from: any,
      to: any,
      timeout: any,
      ...rest: any[]
    ): Result<string | null, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     * @mark blocking-command
     */
    blmpop(timeout: any, count: any, keys: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     * @mark blocking-command
     */
    blpop(key: Keys, timeout: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     * @mark blocking-command
     */
    blpopBuffer(key: Keys, timeout: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     * @mark blocking-command
     */
    brpop(key: Keys, timeout: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     * @mark blocking-command
     */
    brpopBuffer(key: Keys, timeout: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     * @mark blocking-command
     */
    brpoplpush(
      key: Key,
      destination: Key,
      timeout: any,
      ...rest: any[]
    ): Result<string | null, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     * @mark blocking-command
     */
    bzmpop(timeout: any, count: any, keys: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     * @mark blocking-command
     */
    bzpopmax(key: Keys, timeout: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     * @mark blocking-command
     */
    bzpopmin(key: Keys, timeout: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote call cache
     * @data ioredis query
     */
    call(command: string, ...rest: any[]): Result<any, Context>;
    /**
     * @remote call cache
     * @data ioredis query
     */
    callBuffer(command: string, ...rest: any[]): Result<any, Context>;
    /** @remote call cache */
    client(action: any, ...rest: any[]): Result<any, Context>;
    /** @remote call cache */
    cluster(action: any, ...rest: any[]): Result<any, Context>;
    /** @remote call cache */
    command(action: any, ...rest: any[]): Result<any, Context>;
    /** @remote call cache */
    config(action: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    copy(key: Key, newKey: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    dbsize(...rest: any[]): Result<number, Context>;
    /** @remote call cache */
    debug(action: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis increment
     */
    decr(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis increment
     */
    decrby(key: Key, by: Num, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    del(key: Keys, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    dump(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    dumpBuffer(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote call cache
     * @data ioredis query
     */
    eval(script: any, keys: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote call cache
     * @data ioredis query
     */
    evalBuffer(script: any, keys: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis query
     */
    eval_ro(script: any, keys: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote call cache
     * @data ioredis query
     */
    evalsha(sha: string, keys: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote call cache
     * @data ioredis query
     */
    evalshaBuffer(sha: string, keys: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis query
     */
    evalsha_ro(sha: string, keys: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis exists
     */
    exists(key: Keys, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    expire(key: Key, lifetime: Num, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    expireat(key: Key, at: Num, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    expiretime(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote call cache
     * @data ioredis query
     */
    fcall(name: string, keys: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis query
     */
    fcall_ro(name: string, keys: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete-many
     */
    flushall(mode?: any, ...rest: any[]): Result<"OK", Context>;
    /**
     * @remote write cache
     * @data ioredis delete-many
     */
    flushdb(mode?: any, ...rest: any[]): Result<"OK", Context>;
    /** @remote call cache */
    function(action: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    geoadd(key: Key, longitude: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    geodist(key: Key, member: Value, other: Value, ...rest: any[]): Result<string | null, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    geohash(key: Key, ...rest: any[]): Result<any[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    geopos(key: Key, ...rest: any[]): Result<any[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    georadius(key: Key, ...rest: any[]): Result<any[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    georadiusbymember(key: Key, ...rest: any[]): Result<any[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    geosearch(key: Key, ...rest: any[]): Result<any[], Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    geosearchstore(destination: Key, source: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    get(key: Key, ...rest: any[]): Result<string | null, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    getBuffer(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    getbit(key: Key, offset: Num, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    getdel(key: Key, ...rest: any[]): Result<string | null, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    getdelBuffer(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    getex(key: Key, ...rest: any[]): Result<string | null, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    getexBuffer(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    getrange(key: Key, start: Num, end: Num, ...rest: any[]): Result<string, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    getset(key: Key, value: Value, ...rest: any[]): Result<string | null, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    getsetBuffer(key: Key, value: Value, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    hdel(key: Key, members: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis exists
     */
    hexists(key: Key, field: Value, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    hexpire(key: Key, ...args: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    hexpireat(key: Key, ...args: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    hexpiretime(key: Key, ...args: any[]): Result<number[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    hget(key: Key, field: Value, ...rest: any[]): Result<string | null, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    hgetBuffer(key: Key, field: Value, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    hgetall(key: Key, ...rest: any[]): Result<Record<string, string>, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    hgetallBuffer(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis increment
     */
    hincrby(key: Key, field: Value, by: Num, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis increment
     */
    hincrbyfloat(key: Key, field: Value, by: Num, ...rest: any[]): Result<string, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    hkeys(key: Key, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    hlen(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    hmget(key: Key, fields: any, ...rest: any[]): Result<(string | null)[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    hmgetBuffer(key: Key, fields: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    hmset(key: Key, field: any, ...rest: any[]): Result<"OK", Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    hpersist(key: Key, ...args: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    hpexpire(key: Key, ...args: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    hpexpireat(key: Key, ...args: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    hpttl(key: Key, ...args: any[]): Result<number[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    hrandfield(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    hscan(
      key: Key,
      cursor: any,
      ...rest: any[]
    ): Result<[cursor: string, items: string[]], Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    hset(key: Key, field: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    hsetnx(key: Key, field: Value, value: Value, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    hstrlen(key: Key, field: Value, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    httl(key: Key, ...args: any[]): Result<number[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    hvals(key: Key, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    hvalsBuffer(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis increment
     */
    incr(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis increment
     */
    incrby(key: Key, by: Num, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis increment
     */
    incrbyfloat(key: Key, by: Num, ...rest: any[]): Result<string, Context>;
    /** @remote read cache */
    info(section?: any, ...rest: any[]): Result<string, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    keys(pattern: string, ...rest: any[]): Result<string[], Context>;
    /** @remote call cache */
    latency(action: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    lindex(key: Key, index: Num, ...rest: any[]): Result<string | null, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    lindexBuffer(key: Key, index: Num, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    linsert(
      key: Key,
      place: any,
      pivot: Value,
      element: Value,
      ...rest: any[]
    ): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    llen(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    lmove(
      key: Key,
      destination: Key,
      from: any,
      to: any,
      ...rest: any[]
    ): Result<string | null, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    lmpop(count: any, keys: any, where: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    lpop(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    lpopBuffer(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    lpos(key: Key, element: Value, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    lpush(key: Key, members: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    lpushx(key: Key, members: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    lrange(key: Key, start: Num, stop: Num, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    lrangeBuffer(key: Key, start: Num, stop: Num, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    lrem(key: Key, count: Num, element: Value, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    lset(key: Key, index: Num, value: Value, ...rest: any[]): Result<"OK", Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    ltrim(key: Key, start: Num, stop: Num, ...rest: any[]): Result<"OK", Context>;
    /** @remote read cache */
    memory(...args: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    mget(keys: Keys, ...rest: any[]): Result<(string | null)[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    mgetBuffer(keys: Keys, ...rest: any[]): Result<any, Context>;
    /** @remote call cache */
    module(action: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    mset(entries: any, ...rest: any[]): Result<"OK", Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    msetnx(entries: any, ...rest: any[]): Result<number, Context>;
    /** @remote read cache */
    object(...args: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    persist(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    pexpire(key: Key, lifetime: Num, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    pexpireat(key: Key, at: Num, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    pexpiretime(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    pfadd(key: Key, members: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    pfcount(keys: Keys, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    pfmerge(destination: Key, ...rest: any[]): Result<"OK", Context>;
    /** @remote read cache */
    ping(message?: any, ...rest: any[]): Result<string, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    psetex(key: Key, lifetime: Num, value: Value, ...rest: any[]): Result<"OK", Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    pttl(key: Key, ...rest: any[]): Result<number, Context>;
    /** @remote read cache */
    randomkey(...rest: any[]): Result<string | null, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    rename(key: Key, newKey: Key, ...rest: any[]): Result<"OK", Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    renamenx(key: Key, newKey: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    restore(key: Key, ttl: Num, value: any, ...rest: any[]): Result<"OK", Context>;
    /** @remote read cache */
    role(...args: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    rpop(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    rpopBuffer(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    rpoplpush(key: Key, destination: Key, ...rest: any[]): Result<string | null, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    rpush(key: Key, members: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    rpushx(key: Key, members: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    sadd(key: Key, members: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    scan(cursor: any, ...rest: any[]): Result<[cursor: string, keys: string[]], Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    scard(key: Key, ...rest: any[]): Result<number, Context>;
    /** @remote call cache */
    script(action: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    sdiff(keys: Keys, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    sdiffstore(destination: Key, source: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    set(key: Key, value: Value, ...rest: any[]): Result<"OK" | null, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    setbit(key: Key, offset: Num, value: Value, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    setex(key: Key, lifetime: Num, value: Value, ...rest: any[]): Result<"OK", Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    setnx(key: Key, value: Value, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis upsert
     */
    setrange(key: Key, offset: Num, value: Value, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    sinter(keys: Keys, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    sintercard(count: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    sinterstore(destination: Key, source: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis exists
     */
    sismember(key: Key, member: Value, ...rest: any[]): Result<number, Context>;
    /** @remote call cache */
    slowlog(action: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    smembers(key: Key, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    smembersBuffer(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis exists
     */
    smismember(key: Key, members: any, ...rest: any[]): Result<number[], Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    smove(key: Key, destination: Key, member: Value, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    sort(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    spop(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    spopBuffer(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    srandmember(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    srem(key: Key, members: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    sscan(
      key: Key,
      cursor: any,
      ...rest: any[]
    ): Result<[cursor: string, items: string[]], Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    strlen(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    substr(key: Key, start: Num, end: Num, ...rest: any[]): Result<string, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    sunion(keys: Keys, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    sunionstore(destination: Key, source: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    touch(key: Keys, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    ttl(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    type(key: Key, ...rest: any[]): Result<string, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    unlink(key: Keys, ...rest: any[]): Result<number, Context>;
    /** @remote call cache */
    unwatch(...rest: any[]): Result<"OK", Context>;
    /**
     * @remote read cache
     * @mark blocking-command
     */
    wait(replicas: Num, timeout: Num, ...rest: any[]): Result<number, Context>;
    /**
     * @remote call cache
     * @mark watches-keys
     */
    watch(key: Keys, ...rest: any[]): Result<"OK", Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    xack(key: Key, group: string, id: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    xadd(key: Key, id: any, ...rest: any[]): Result<string | null, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    xautoclaim(
      key: Key,
      group: string,
      consumer: string,
      minIdle: Num,
      start: any,
      ...rest: any[]
    ): Result<any[], Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    xclaim(
      key: Key,
      group: string,
      consumer: string,
      minIdle: Num,
      start: any,
      ...rest: any[]
    ): Result<any[], Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    xdel(key: Key, ids: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    xgroup(action: any, ...rest: any[]): Result<any, Context>;
    /** @remote read cache */
    xinfo(...args: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    xlen(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    xpending(key: Key, group: string, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    xrange(key: Key, start: any, end: any, ...rest: any[]): Result<any[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    xrangeBuffer(key: Key, start: any, end: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     * @mark blocking-command
     */
    xread(option: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     * @mark blocking-command
     */
    xreadBuffer(option: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     * @mark blocking-command
     */
    xreadgroup(option: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     * @mark blocking-command
     */
    xreadgroupBuffer(option: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    xrevrange(key: Key, start: any, end: any, ...rest: any[]): Result<any[], Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    xtrim(key: Key, strategy: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis insert
     */
    zadd(key: Key, score: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    zcard(key: Key, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    zcount(key: Key, min: any, max: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zdiff(count: any, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    zdiffstore(destination: Key, source: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis increment
     */
    zincrby(key: Key, by: Num, member: Value, ...rest: any[]): Result<string, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zinter(count: any, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    zintercard(count: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    zinterstore(destination: Key, source: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis count
     */
    zlexcount(key: Key, min: any, max: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    zmpop(count: any, keys: any, where: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zmscore(key: Key, members: any, ...rest: any[]): Result<(string | null)[], Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    zpopmax(key: Key, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    zpopmin(key: Key, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zrandmember(key: Key, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zrange(key: Key, start: any, stop: any, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zrangeBuffer(key: Key, start: any, stop: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zrangebylex(key: Key, start: any, stop: any, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zrangebyscore(key: Key, start: any, stop: any, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zrangebyscoreBuffer(key: Key, start: any, stop: any, ...rest: any[]): Result<any, Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    zrangestore(destination: Key, source: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    zrank(key: Key, member: Value, ...rest: any[]): Result<number | null, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    zrem(key: Key, members: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    zremrangebylex(key: Key, min: any, max: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    zremrangebyrank(key: Key, min: any, max: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote write cache
     * @data ioredis delete
     */
    zremrangebyscore(key: Key, min: any, max: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zrevrange(key: Key, start: any, stop: any, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zrevrangebylex(key: Key, start: any, stop: any, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zrevrangebyscore(key: Key, start: any, stop: any, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    zrevrank(key: Key, member: Value, ...rest: any[]): Result<number | null, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zscan(
      key: Key,
      cursor: any,
      ...rest: any[]
    ): Result<[cursor: string, items: string[]], Context>;
    /**
     * @remote read cache
     * @data ioredis find-unique
     */
    zscore(key: Key, member: Value, ...rest: any[]): Result<string | null, Context>;
    /**
     * @remote read cache
     * @data ioredis find-many
     */
    zunion(count: any, ...rest: any[]): Result<string[], Context>;
    /**
     * @remote write cache
     * @data ioredis update
     */
    zunionstore(destination: Key, source: any, ...rest: any[]): Result<number, Context>;
    /**
     * @remote read cache
     * @clock database
     */
    time(...rest: any[]): Result<number[], Context>;
    /** @remote write queue */
    publish(
      channel: string | Buffer,
      message: string | Buffer,
      ...rest: any[]
    ): Result<number, Context>;
    /** @remote write queue */
    spublish(
      channel: string | Buffer,
      message: string | Buffer,
      ...rest: any[]
    ): Result<number, Context>;
  }
  export interface Transaction<out Context = any> extends RedisCommander<Context> {}

  export interface Connection extends EventEmitter {
    /** @enters consumer listener */
    on(
      event:
        | "message"
        | "messageBuffer"
        | "pmessage"
        | "pmessageBuffer"
        | "smessage"
        | "smessageBuffer",
      listener: (...args: any[]) => void,
    ): this;
    /** @mark adds-listener */
    on(event: string | symbol, listener: (...args: any[]) => void): this;
    hscanStream(key: RedisKey, options?: ScanStreamOptions): any;
    scanBufferStream(options?: ScanStreamOptions): any;
    scanStream(options?: ScanStreamOptions): any;
    sscanStream(key: RedisKey, options?: ScanStreamOptions): any;
    zscanStream(key: RedisKey, options?: ScanStreamOptions): any;
    multi(options: { pipeline: false }): Promise<"OK">;
    multi(commands?: any): MultiCommander;
    pipeline(commands?: any): ChainableCommander;
    /** @mark subscribes */
    psubscribe(...patterns: any[]): Promise<unknown>;
    /** @mark subscribes */
    ssubscribe(...channels: any[]): Promise<unknown>;
    /** @mark subscribes */
    subscribe(...channels: any[]): Promise<unknown>;
    punsubscribe(...patterns: any[]): Promise<unknown>;
    sunsubscribe(...channels: any[]): Promise<unknown>;
    unsubscribe(...channels: any[]): Promise<unknown>;
  }

  /** Commands wait here until `exec` sends them together. */
  export interface Chained<out Self> {
    readonly length: number;
    [script: string]: any;
    discard(): Self;
    exec(callback?: any): any;
    multi(options?: any): Self;
    acl(...args: any[]): Self;
    append(...args: any[]): Self;
    bitcount(...args: any[]): Self;
    bitfield(...args: any[]): Self;
    bitop(...args: any[]): Self;
    blmove(...args: any[]): Self;
    blmpop(...args: any[]): Self;
    blpop(...args: any[]): Self;
    brpop(...args: any[]): Self;
    brpoplpush(...args: any[]): Self;
    bzmpop(...args: any[]): Self;
    bzpopmax(...args: any[]): Self;
    bzpopmin(...args: any[]): Self;
    call(...args: any[]): Self;
    client(...args: any[]): Self;
    cluster(...args: any[]): Self;
    command(...args: any[]): Self;
    config(...args: any[]): Self;
    copy(...args: any[]): Self;
    dbsize(...args: any[]): Self;
    debug(...args: any[]): Self;
    decr(...args: any[]): Self;
    decrby(...args: any[]): Self;
    del(...args: any[]): Self;
    dump(...args: any[]): Self;
    eval(...args: any[]): Self;
    eval_ro(...args: any[]): Self;
    evalsha(...args: any[]): Self;
    evalsha_ro(...args: any[]): Self;
    exists(...args: any[]): Self;
    expire(...args: any[]): Self;
    expireat(...args: any[]): Self;
    expiretime(...args: any[]): Self;
    fcall(...args: any[]): Self;
    fcall_ro(...args: any[]): Self;
    flushall(...args: any[]): Self;
    flushdb(...args: any[]): Self;
    function(...args: any[]): Self;
    geoadd(...args: any[]): Self;
    geodist(...args: any[]): Self;
    geohash(...args: any[]): Self;
    geopos(...args: any[]): Self;
    georadius(...args: any[]): Self;
    georadiusbymember(...args: any[]): Self;
    geosearch(...args: any[]): Self;
    geosearchstore(...args: any[]): Self;
    get(...args: any[]): Self;
    getbit(...args: any[]): Self;
    getdel(...args: any[]): Self;
    getex(...args: any[]): Self;
    getrange(...args: any[]): Self;
    getset(...args: any[]): Self;
    hdel(...args: any[]): Self;
    hexists(...args: any[]): Self;
    hexpire(...args: any[]): Self;
    hexpireat(...args: any[]): Self;
    hexpiretime(...args: any[]): Self;
    hget(...args: any[]): Self;
    hgetall(...args: any[]): Self;
    hincrby(...args: any[]): Self;
    hincrbyfloat(...args: any[]): Self;
    hkeys(...args: any[]): Self;
    hlen(...args: any[]): Self;
    hmget(...args: any[]): Self;
    hmset(...args: any[]): Self;
    hpersist(...args: any[]): Self;
    hpexpire(...args: any[]): Self;
    hpexpireat(...args: any[]): Self;
    hpttl(...args: any[]): Self;
    hrandfield(...args: any[]): Self;
    hscan(...args: any[]): Self;
    hset(...args: any[]): Self;
    hsetnx(...args: any[]): Self;
    hstrlen(...args: any[]): Self;
    httl(...args: any[]): Self;
    hvals(...args: any[]): Self;
    incr(...args: any[]): Self;
    incrby(...args: any[]): Self;
    incrbyfloat(...args: any[]): Self;
    info(...args: any[]): Self;
    keys(...args: any[]): Self;
    latency(...args: any[]): Self;
    lindex(...args: any[]): Self;
    linsert(...args: any[]): Self;
    llen(...args: any[]): Self;
    lmove(...args: any[]): Self;
    lmpop(...args: any[]): Self;
    lpop(...args: any[]): Self;
    lpos(...args: any[]): Self;
    lpush(...args: any[]): Self;
    lpushx(...args: any[]): Self;
    lrange(...args: any[]): Self;
    lrem(...args: any[]): Self;
    lset(...args: any[]): Self;
    ltrim(...args: any[]): Self;
    memory(...args: any[]): Self;
    mget(...args: any[]): Self;
    module(...args: any[]): Self;
    mset(...args: any[]): Self;
    msetnx(...args: any[]): Self;
    object(...args: any[]): Self;
    persist(...args: any[]): Self;
    pexpire(...args: any[]): Self;
    pexpireat(...args: any[]): Self;
    pexpiretime(...args: any[]): Self;
    pfadd(...args: any[]): Self;
    pfcount(...args: any[]): Self;
    pfmerge(...args: any[]): Self;
    ping(...args: any[]): Self;
    psetex(...args: any[]): Self;
    pttl(...args: any[]): Self;
    publish(...args: any[]): Self;
    randomkey(...args: any[]): Self;
    rename(...args: any[]): Self;
    renamenx(...args: any[]): Self;
    restore(...args: any[]): Self;
    role(...args: any[]): Self;
    rpop(...args: any[]): Self;
    rpoplpush(...args: any[]): Self;
    rpush(...args: any[]): Self;
    rpushx(...args: any[]): Self;
    sadd(...args: any[]): Self;
    scan(...args: any[]): Self;
    scard(...args: any[]): Self;
    script(...args: any[]): Self;
    sdiff(...args: any[]): Self;
    sdiffstore(...args: any[]): Self;
    set(...args: any[]): Self;
    setbit(...args: any[]): Self;
    setex(...args: any[]): Self;
    setnx(...args: any[]): Self;
    setrange(...args: any[]): Self;
    sinter(...args: any[]): Self;
    sintercard(...args: any[]): Self;
    sinterstore(...args: any[]): Self;
    sismember(...args: any[]): Self;
    slowlog(...args: any[]): Self;
    smembers(...args: any[]): Self;
    smismember(...args: any[]): Self;
    smove(...args: any[]): Self;
    sort(...args: any[]): Self;
    spop(...args: any[]): Self;
    spublish(...args: any[]): Self;
    srandmember(...args: any[]): Self;
    srem(...args: any[]): Self;
    sscan(...args: any[]): Self;
    strlen(...args: any[]): Self;
    substr(...args: any[]): Self;
    sunion(...args: any[]): Self;
    sunionstore(...args: any[]): Self;
    time(...args: any[]): Self;
    touch(...args: any[]): Self;
    ttl(...args: any[]): Self;
    type(...args: any[]): Self;
    unlink(...args: any[]): Self;
    unwatch(...args: any[]): Self;
    wait(...args: any[]): Self;
    watch(...args: any[]): Self;
    xack(...args: any[]): Self;
    xadd(...args: any[]): Self;
    xautoclaim(...args: any[]): Self;
    xclaim(...args: any[]): Self;
    xdel(...args: any[]): Self;
    xgroup(...args: any[]): Self;
    xinfo(...args: any[]): Self;
    xlen(...args: any[]): Self;
    xpending(...args: any[]): Self;
    xrange(...args: any[]): Self;
    xread(...args: any[]): Self;
    xreadgroup(...args: any[]): Self;
    xrevrange(...args: any[]): Self;
    xtrim(...args: any[]): Self;
    zadd(...args: any[]): Self;
    zcard(...args: any[]): Self;
    zcount(...args: any[]): Self;
    zdiff(...args: any[]): Self;
    zdiffstore(...args: any[]): Self;
    zincrby(...args: any[]): Self;
    zinter(...args: any[]): Self;
    zintercard(...args: any[]): Self;
    zinterstore(...args: any[]): Self;
    zlexcount(...args: any[]): Self;
    zmpop(...args: any[]): Self;
    zmscore(...args: any[]): Self;
    zpopmax(...args: any[]): Self;
    zpopmin(...args: any[]): Self;
    zrandmember(...args: any[]): Self;
    zrange(...args: any[]): Self;
    zrangebylex(...args: any[]): Self;
    zrangebyscore(...args: any[]): Self;
    zrangestore(...args: any[]): Self;
    zrank(...args: any[]): Self;
    zrem(...args: any[]): Self;
    zremrangebylex(...args: any[]): Self;
    zremrangebyrank(...args: any[]): Self;
    zremrangebyscore(...args: any[]): Self;
    zrevrange(...args: any[]): Self;
    zrevrangebylex(...args: any[]): Self;
    zrevrangebyscore(...args: any[]): Self;
    zrevrank(...args: any[]): Self;
    zscan(...args: any[]): Self;
    zscore(...args: any[]): Self;
    zunion(...args: any[]): Self;
    zunionstore(...args: any[]): Self;
  }
  export interface ChainableCommander extends Chained<ChainableCommander> {
    /**
     * @remote write cache
     * @deadline client commandTimeout | client socketTimeout
     * @default none
     */
    exec(callback?: any): Promise<[error: Error | null, result: any][] | null>;
  }
  export interface MultiCommander extends Chained<MultiCommander> {
    /**
     * @remote write cache
     * @deadline client commandTimeout | client socketTimeout
     * @default none
     * @mark atomic-batch
     */
    exec(callback?: any): Promise<[error: Error | null, result: any][] | null>;
  }
  export type Pipeline = ChainableCommander;
  export type ScanStream = any;

  export class Cluster {
    /**
     * @creates ioredis options
     * @mark makes-store
     */
    constructor(nodes: any[], options?: ClusterOptions);
    readonly options: ClusterOptions;
    status: string;
    [script: string]: any;
    connect(): Promise<void>;
    defineCommand(name: string, definition: { lua: string; numberOfKeys?: number }): void;
    disconnect(reconnect?: boolean): void;
    duplicate(nodes?: any[], options?: any): Cluster;
    nodes(role?: NodeRole): Redis[];
    quit(callback?: any): Promise<"OK">;
  }
  export interface Cluster extends RedisCommander, Connection {}
  export class Command {
    constructor(...args: any[]);
    [member: string]: any;
  }
  export class ReplyError extends Error {}
  export function print(error: Error | null, reply?: any): void;
}

export = Redis;
