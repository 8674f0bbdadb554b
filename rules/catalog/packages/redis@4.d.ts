/** Package redis, 4.x and later. Facts read from redis 4.7.1, 5.12.1 and 6.3.1: a command that is sent is never given up unless `socket.socketTimeout` is set (`commandOptions.timeout` and signals end with the wait to be written); it reconnects for ever and rejects what was sent; one socket. */
import type { EventEmitter } from "events";

export type RedisArgument = string | Buffer;
export interface RedisSocketOptions {
  connectTimeout?: number;
  host?: string;
  keepAlive?: any;
  port?: number;
  reconnectStrategy?: any;
  socketTimeout?: number;
  tls?: any;
  [option: string]: any;
}
export interface RedisClientOptions<
  out M = any,
  out F = any,
  out S = any,
  out V = any,
  out T = any,
> {
  commandOptions?: any;
  commandsQueueMaxLength?: number;
  database?: number;
  disableOfflineQueue?: boolean;
  isolationPoolOptions?: any;
  name?: string;
  password?: string;
  pingInterval?: number;
  readonly?: boolean;
  socket?: RedisSocketOptions;
  url?: string;
  username?: string;
  [option: string]: any;
}
export type RedisClusterOptions<M = any, F = any, S = any, V = any, T = any> = {
  defaults?: RedisClientOptions;
  rootNodes?: any[];
  socket?: RedisSocketOptions;
  [option: string]: any;
};
export type RedisModules = any;
export type RedisFunctions = any;
export type RedisScripts = any;
export type RespVersions = any;
export type TypeMapping = any;
export type SetOptions = any;
export type SearchOptions = any;

/**
 * @deadline client socket.socketTimeout
 * @default none
 */
export interface RedisCommands {
  /**
   * @remote write cache
   * @data redis update
   */
  append(key: string | Buffer, value: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis count
   */
  bitCount(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis update
   */
  bitField(key: string | Buffer, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   */
  bitOp(operation: string, destination: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis update
   * @mark blocking-command
   */
  blMove(
    key: string | Buffer,
    destination: string | Buffer,
    from: any,
    to: any,
    timeout: any,
    ...rest: any[]
  ): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  blmPop(timeout: number, keys: any, where: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  blPop(key: any, timeout: any, ...rest: any[]): Promise<{ key: string; element: string } | null>;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  brPop(key: any, timeout: any, ...rest: any[]): Promise<{ key: string; element: string } | null>;
  /**
   * @remote write cache
   * @data redis update
   * @mark blocking-command
   */
  brPopLPush(
    key: string | Buffer,
    destination: string | Buffer,
    timeout: any,
    ...rest: any[]
  ): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  bzmPop(timeout: number, keys: any, where: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  bzPopMax(key: any, timeout: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis delete
   * @mark blocking-command
   */
  bzPopMin(key: any, timeout: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   */
  copy(key: string | Buffer, newKey: string | Buffer, ...rest: any[]): Promise<boolean>;
  /**
   * @remote read cache
   * @data redis count
   */
  dbSize(...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis increment
   */
  decr(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis increment
   */
  decrBy(key: string | Buffer, by: number, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis delete
   */
  DEL(key: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis delete
   */
  del(key: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  dump(key: string | Buffer, ...rest: any[]): Promise<any>;
  /**
   * @remote call cache
   * @data redis query
   */
  eval(script: any, options?: any, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis query
   */
  evalRo(script: any, options?: any, ...rest: any[]): Promise<any>;
  /**
   * @remote call cache
   * @data redis query
   */
  evalSha(sha: string, options?: any, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis query
   */
  evalShaRo(sha: string, options?: any, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis exists
   */
  EXISTS(key: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis exists
   */
  exists(key: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis update
   */
  EXPIRE(key: string | Buffer, lifetime: number, ...rest: any[]): Promise<boolean>;
  /**
   * @remote write cache
   * @data redis update
   */
  expire(key: string | Buffer, lifetime: number, ...rest: any[]): Promise<boolean>;
  /**
   * @remote write cache
   * @data redis update
   */
  expireAt(key: string | Buffer, at: number, ...rest: any[]): Promise<boolean>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  expireTime(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote call cache
   * @data redis query
   */
  fCall(name: string, options?: any, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis query
   */
  fCallRo(name: string, options?: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis delete-many
   */
  flushAll(mode?: any, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis delete-many
   */
  flushDb(mode?: any, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis insert
   */
  geoAdd(key: string | Buffer, first: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  geoDist(key: string | Buffer, member: any, other: any, ...rest: any[]): Promise<string | null>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  geoHash(key: string | Buffer, ...rest: any[]): Promise<any[]>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  geoPos(key: string | Buffer, ...rest: any[]): Promise<any[]>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  geoSearch(key: string | Buffer, ...rest: any[]): Promise<any[]>;
  /**
   * @remote write cache
   * @data redis update
   */
  geoSearchStore(destination: string | Buffer, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  GET(key: string | Buffer, ...rest: any[]): Promise<string | null>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  get(key: string | Buffer, ...rest: any[]): Promise<string | null>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  getBit(key: string | Buffer, offset: number, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis delete
   */
  getDel(key: string | Buffer, ...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis update
   */
  getEx(key: string | Buffer, ...rest: any[]): Promise<string | null>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  getRange(key: string | Buffer, start: number, end: number, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  getSet(key: string | Buffer, value: any, ...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis delete
   */
  hDel(key: string | Buffer, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis exists
   */
  hExists(key: string | Buffer, field: any, ...rest: any[]): Promise<boolean>;
  /**
   * @remote write cache
   * @data redis update
   */
  hExpire(key: string | Buffer, first: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   */
  hExpireAt(key: string | Buffer, ...args: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  hexpiretime(key: string | Buffer, ...args: any[]): Promise<number[]>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  HGET(key: string | Buffer, field: any, ...rest: any[]): Promise<string | null>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  hGet(key: string | Buffer, field: any, ...rest: any[]): Promise<string | null>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  HGETALL(key: string | Buffer, ...rest: any[]): Promise<Record<string, string>>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  hGetAll(key: string | Buffer, ...rest: any[]): Promise<Record<string, string>>;
  /**
   * @remote write cache
   * @data redis increment
   */
  hIncrBy(key: string | Buffer, field: any, by: number, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis increment
   */
  hIncrByFloat(key: string | Buffer, field: any, by: number, ...rest: any[]): Promise<string>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hKeys(key: string | Buffer, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data redis count
   */
  hLen(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hmGet(key: string | Buffer, fields: any, ...rest: any[]): Promise<(string | null)[]>;
  /**
   * @remote write cache
   * @data redis update
   */
  hPersist(key: string | Buffer, ...args: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   */
  hpExpire(key: string | Buffer, first: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   */
  hpExpireAt(key: string | Buffer, ...args: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  hpttl(key: string | Buffer, ...args: any[]): Promise<number[]>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hRandField(key: string | Buffer, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hScan(key: string | Buffer, cursor: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  HSET(key: string | Buffer, field: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  hSet(key: string | Buffer, field: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis insert
   */
  hSetNX(key: string | Buffer, field: any, value: any, ...rest: any[]): Promise<boolean>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  hStrLen(key: string | Buffer, field: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  httl(key: string | Buffer, ...args: any[]): Promise<number[]>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hVals(key: string | Buffer, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data redis increment
   */
  INCR(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis increment
   */
  incr(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis increment
   */
  incrBy(key: string | Buffer, by: number, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis increment
   */
  incrByFloat(key: string | Buffer, by: number, ...rest: any[]): Promise<string>;
  /** @remote read cache */
  info(section?: any, ...rest: any[]): Promise<string>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  keys(pattern: string, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  lIndex(key: string | Buffer, index: number, ...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis insert
   */
  lInsert(
    key: string | Buffer,
    place: any,
    pivot: any,
    element: any,
    ...rest: any[]
  ): Promise<number>;
  /**
   * @remote read cache
   * @data redis count
   */
  lLen(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis update
   */
  lMove(
    key: string | Buffer,
    destination: string | Buffer,
    from: any,
    to: any,
    ...rest: any[]
  ): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis delete
   */
  lmPop(keys: any, where: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis delete
   */
  lPop(key: string | Buffer, ...rest: any[]): Promise<string | null>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  lPos(key: string | Buffer, element: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis insert
   */
  lPush(key: string | Buffer, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis insert
   */
  lPushX(key: string | Buffer, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  lRange(key: string | Buffer, start: number, stop: number, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data redis delete
   */
  lRem(key: string | Buffer, count: number, element: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  lSet(key: string | Buffer, index: number, value: any, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis update
   */
  lTrim(key: string | Buffer, start: number, stop: number, ...rest: any[]): Promise<string>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  MGET(keys: any, ...rest: any[]): Promise<(string | null)[]>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  mGet(keys: any, ...rest: any[]): Promise<(string | null)[]>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  mSet(entries: any, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis insert
   */
  mSetNX(entries: any, ...rest: any[]): Promise<boolean>;
  /**
   * @remote write cache
   * @data redis update
   */
  persist(key: string | Buffer, ...rest: any[]): Promise<boolean>;
  /**
   * @remote write cache
   * @data redis update
   */
  pExpire(key: string | Buffer, lifetime: number, ...rest: any[]): Promise<boolean>;
  /**
   * @remote write cache
   * @data redis update
   */
  pExpireAt(key: string | Buffer, at: number, ...rest: any[]): Promise<boolean>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  pExpireTime(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis insert
   */
  pfAdd(key: string | Buffer, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis count
   */
  pfCount(keys: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis update
   */
  pfMerge(destination: string | Buffer, ...rest: any[]): Promise<string>;
  /** @remote read cache */
  ping(message?: any, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  pSetEx(key: string | Buffer, lifetime: number, value: any, ...rest: any[]): Promise<string>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  pTTL(key: string | Buffer, ...rest: any[]): Promise<number>;
  /** @remote read cache */
  randomKey(...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis update
   */
  rename(key: string | Buffer, newKey: string | Buffer, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis update
   */
  renameNX(key: string | Buffer, newKey: string | Buffer, ...rest: any[]): Promise<boolean>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  restore(key: string | Buffer, ttl: number, value: any, ...rest: any[]): Promise<string>;
  /** @remote read cache */
  role(...args: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis delete
   */
  rPop(key: string | Buffer, ...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis update
   */
  rPopLPush(
    key: string | Buffer,
    destination: string | Buffer,
    ...rest: any[]
  ): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis insert
   */
  rPush(key: string | Buffer, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis insert
   */
  rPushX(key: string | Buffer, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis insert
   */
  sAdd(key: string | Buffer, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  scan(cursor: any, ...rest: any[]): Promise<{ cursor: any; keys: string[] }>;
  /**
   * @remote read cache
   * @data redis count
   */
  sCard(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sDiff(keys: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data redis update
   */
  sDiffStore(destination: string | Buffer, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  SET(key: string | Buffer, value: any, ...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  set(key: string | Buffer, value: any, ...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  setBit(key: string | Buffer, offset: number, value: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  SETEX(key: string | Buffer, lifetime: number, value: any, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  setEx(key: string | Buffer, lifetime: number, value: any, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis insert
   */
  SETNX(key: string | Buffer, value: any, ...rest: any[]): Promise<boolean>;
  /**
   * @remote write cache
   * @data redis insert
   */
  setNX(key: string | Buffer, value: any, ...rest: any[]): Promise<boolean>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  setRange(key: string | Buffer, offset: number, value: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sInter(keys: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data redis count
   */
  sInterCard(keys: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis update
   */
  sInterStore(destination: string | Buffer, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis exists
   */
  sIsMember(key: string | Buffer, member: any, ...rest: any[]): Promise<boolean>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sMembers(key: string | Buffer, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data redis exists
   */
  smIsMember(key: string | Buffer, members: any, ...rest: any[]): Promise<number[]>;
  /**
   * @remote write cache
   * @data redis update
   */
  sMove(
    key: string | Buffer,
    destination: string | Buffer,
    member: any,
    ...rest: any[]
  ): Promise<boolean>;
  /**
   * @remote write cache
   * @data redis update
   */
  sort(key: string | Buffer, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis delete
   */
  sPop(key: string | Buffer, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sRandMember(key: string | Buffer, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis delete
   */
  sRem(key: string | Buffer, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sScan(key: string | Buffer, cursor: any, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  strLen(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sUnion(keys: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data redis update
   */
  sUnionStore(destination: string | Buffer, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis update
   */
  touch(key: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  ttl(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  type(key: string | Buffer, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis delete
   */
  unlink(key: any, ...rest: any[]): Promise<number>;
  /** @remote call cache */
  unwatch(...rest: any[]): Promise<string>;
  /**
   * @remote read cache
   * @mark blocking-command
   */
  wait(replicas: number, timeout: number, ...rest: any[]): Promise<number>;
  /**
   * @remote call cache
   * @mark watches-keys
   */
  watch(key: any, ...rest: any[]): Promise<string>;
  /**
   * @remote write cache
   * @data redis update
   */
  xAck(key: string | Buffer, group: string, id: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis insert
   */
  xAdd(key: string | Buffer, id: any, ...rest: any[]): Promise<string | null>;
  /**
   * @remote write cache
   * @data redis update
   */
  xAutoClaim(
    key: string | Buffer,
    group: string,
    consumer: string,
    minIdle: number,
    start: any,
    ...rest: any[]
  ): Promise<any[]>;
  /**
   * @remote write cache
   * @data redis update
   */
  xClaim(
    key: string | Buffer,
    group: string,
    consumer: string,
    minIdle: number,
    start: any,
    ...rest: any[]
  ): Promise<any[]>;
  /**
   * @remote write cache
   * @data redis delete
   */
  xDel(key: string | Buffer, ids: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis count
   */
  xLen(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  xPending(key: string | Buffer, group: string, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  xRange(key: string | Buffer, start: any, end: any, ...rest: any[]): Promise<any[]>;
  /**
   * @remote read cache
   * @data redis find-many
   * @mark blocking-command
   */
  xRead(streams: any, options?: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   * @mark blocking-command
   */
  xReadGroup(
    group: string,
    consumer: string,
    streams: any,
    options?: any,
    ...rest: any[]
  ): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  xRevRange(key: string | Buffer, start: any, end: any, ...rest: any[]): Promise<any[]>;
  /**
   * @remote write cache
   * @data redis update
   */
  xTrim(key: string | Buffer, strategy: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis insert
   */
  zAdd(key: string | Buffer, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis count
   */
  zCard(key: string | Buffer, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis count
   */
  zCount(key: string | Buffer, min: any, max: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zDiff(keys: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data redis update
   */
  zDiffStore(destination: string | Buffer, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis increment
   */
  zIncrBy(key: string | Buffer, by: number, member: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zInter(keys: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data redis count
   */
  zInterCard(keys: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis update
   */
  zInterStore(destination: string | Buffer, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis count
   */
  zLexCount(key: string | Buffer, min: any, max: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis delete
   */
  zmPop(keys: any, where: any, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zmScore(key: string | Buffer, members: any, ...rest: any[]): Promise<(number | null)[]>;
  /**
   * @remote write cache
   * @data redis delete
   */
  zPopMax(key: string | Buffer, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis delete
   */
  zPopMin(key: string | Buffer, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zRandMember(key: string | Buffer, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zRange(key: string | Buffer, start: any, stop: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zRangeByLex(key: string | Buffer, start: any, stop: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zRangeByScore(key: string | Buffer, start: any, stop: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data redis update
   */
  zRangeStore(destination: string | Buffer, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  zRank(key: string | Buffer, member: any, ...rest: any[]): Promise<number | null>;
  /**
   * @remote write cache
   * @data redis delete
   */
  zRem(key: string | Buffer, members: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis delete
   */
  zRemRangeByLex(key: string | Buffer, min: any, max: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis delete
   */
  zRemRangeByRank(key: string | Buffer, min: any, max: any, ...rest: any[]): Promise<number>;
  /**
   * @remote write cache
   * @data redis delete
   */
  zRemRangeByScore(key: string | Buffer, min: any, max: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  zRevRank(key: string | Buffer, member: any, ...rest: any[]): Promise<number | null>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zScan(key: string | Buffer, cursor: any, ...rest: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  zScore(key: string | Buffer, member: any, ...rest: any[]): Promise<number | null>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zUnion(keys: any, ...rest: any[]): Promise<string[]>;
  /**
   * @remote write cache
   * @data redis update
   */
  zUnionStore(destination: string | Buffer, source: any, ...rest: any[]): Promise<number>;
  /**
   * @remote read cache
   * @clock database
   */
  time(): Promise<any>;
  /** @remote write queue */
  publish(channel: string | Buffer, message: string | Buffer): Promise<number>;
  /** @remote write queue */
  sPublish(channel: string | Buffer, message: string | Buffer): Promise<number>;
  /**
   * @remote call cache
   * @data redis query
   */
  sendCommand(args: any, options?: any): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   */
  xGroupCreate(key: any, group: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   */
  xGroupDestroy(key: any, group: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   */
  xGroupCreateConsumer(key: any, group: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   */
  xGroupDelConsumer(key: any, group: any, ...rest: any[]): Promise<any>;
  /**
   * @remote write cache
   * @data redis update
   */
  xGroupSetId(key: any, group: any, ...rest: any[]): Promise<any>;
  /** @remote call cache */
  scriptLoad(...args: any[]): Promise<any>;
  /** @remote read cache */
  scriptExists(...args: any[]): Promise<any>;
  /** @remote read cache */
  configGet(...args: any[]): Promise<any>;
  /** @remote write cache */
  configSet(...args: any[]): Promise<any>;
  /** @remote call cache */
  clientKill(...args: any[]): Promise<any>;
  /** @remote read cache */
  clientList(...args: any[]): Promise<any>;
  /** @remote write cache */
  functionLoad(...args: any[]): Promise<any>;
  /** @remote read cache */
  memoryUsage(...args: any[]): Promise<any>;
  /** @remote read cache */
  objectEncoding(...args: any[]): Promise<any>;
  /** @remote read cache */
  xInfoStream(...args: any[]): Promise<any>;
  /** @remote read cache */
  xInfoGroups(...args: any[]): Promise<any>;
  /** @remote read cache */
  xInfoConsumers(...args: any[]): Promise<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  scanIterator(...args: any[]): AsyncIterable<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  hScanIterator(...args: any[]): AsyncIterable<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  sScanIterator(...args: any[]): AsyncIterable<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zScanIterator(...args: any[]): AsyncIterable<any>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zRangeWithScores(
    key: string | Buffer,
    min: any,
    max: any,
    ...rest: any[]
  ): Promise<{ value: string; score: number }[]>;
  /**
   * @remote read cache
   * @data redis find-many
   */
  zRangeByScoreWithScores(
    key: string | Buffer,
    min: any,
    max: any,
    ...rest: any[]
  ): Promise<{ value: string; score: number }[]>;
}
export interface RedisClientType<out M = any, out F = any, out S = any, out V = any, out T = any>
  extends RedisCommands,
    EventEmitter {
  readonly isOpen: boolean;
  readonly isReady: boolean;
  readonly json: RedisJson;
  readonly ft: any;
  readonly ts: any;
  readonly bf: any;
  readonly options?: RedisClientOptions;
  close(): Promise<void>;
  /**
   * @remote call cache
   * @default none
   */
  connect(): Promise<this>;
  destroy(): void;
  disconnect(): Promise<void>;
  /** @creates redis overrides */
  duplicate(overrides?: RedisClientOptions): this;
  executeIsolated<R>(fn: (client: RedisClientType) => R | Promise<R>): Promise<R>;
  legacy(): any;
  multi(): RedisClientMultiCommandType;
  /**
   * @mark subscribes
   * @enters consumer listener
   */
  pSubscribe(
    patterns: any,
    listener: (message: any, channel: any) => void,
    bufferMode?: any,
  ): Promise<void>;
  pUnsubscribe(...args: any[]): Promise<void>;
  quit(): Promise<string>;
  /**
   * @mark subscribes
   * @enters consumer listener
   */
  sSubscribe(
    channels: any,
    listener: (message: any, channel: any) => void,
    bufferMode?: any,
  ): Promise<void>;
  sUnsubscribe(...args: any[]): Promise<void>;
  select(db: number): Promise<void>;
  /**
   * @mark subscribes
   * @enters consumer listener
   */
  subscribe(
    channels: any,
    listener: (message: any, channel: any) => void,
    bufferMode?: any,
  ): Promise<void>;
  unref(): void;
  unsubscribe(...args: any[]): Promise<void>;
  withAbortSignal(signal: AbortSignal): this;
  withCommandOptions(options: any): this;
  withTypeMapping(mapping: any): any;
}
export interface RedisJson {
  [command: string]: any;
  /**
   * @remote read cache
   * @data redis find-unique
   */
  get(key: string, options?: any): Promise<any>;
  /**
   * @remote write cache
   * @data redis upsert
   */
  set(key: string, path: string, json: any, options?: any): Promise<any>;
}
export interface RedisClusterType<out M = any, out F = any, out S = any, out V = any, out T = any>
  extends RedisClientType {}
export interface RedisClientPoolType<
  out M = any,
  out F = any,
  out S = any,
  out V = any,
  out T = any,
> extends RedisClientType {
  execute<R>(fn: (client: RedisClientType) => R | Promise<R>): Promise<R>;
}
export interface RedisSentinelType extends RedisClientType {}

/** Commands wait here until `exec` sends them together. */
export interface RedisClientMultiCommandType<out M = any, out F = any, out S = any> {
  /**
   * @remote write cache
   * @deadline client socket.socketTimeout
   * @default none
   * @mark atomic-batch
   */
  exec(asPipeline?: boolean): Promise<any[]>;
  /**
   * @remote write cache
   * @deadline client socket.socketTimeout
   * @default none
   */
  execAsPipeline(): Promise<any[]>;
  /**
   * @remote write cache
   * @deadline client socket.socketTimeout
   * @default none
   * @mark atomic-batch
   */
  execTyped(): Promise<any[]>;
  DEL(...args: any[]): this;
  EXPIRE(...args: any[]): this;
  GET(...args: any[]): this;
  HGET(...args: any[]): this;
  HSET(...args: any[]): this;
  INCR(...args: any[]): this;
  SET(...args: any[]): this;
  addCommand(...args: any[]): this;
  append(...args: any[]): this;
  bitCount(...args: any[]): this;
  bitField(...args: any[]): this;
  bitOp(...args: any[]): this;
  blMove(...args: any[]): this;
  blPop(...args: any[]): this;
  blmPop(...args: any[]): this;
  brPop(...args: any[]): this;
  brPopLPush(...args: any[]): this;
  bzPopMax(...args: any[]): this;
  bzPopMin(...args: any[]): this;
  bzmPop(...args: any[]): this;
  copy(...args: any[]): this;
  dbSize(...args: any[]): this;
  decr(...args: any[]): this;
  decrBy(...args: any[]): this;
  del(...args: any[]): this;
  dump(...args: any[]): this;
  eval(...args: any[]): this;
  evalRo(...args: any[]): this;
  evalSha(...args: any[]): this;
  evalShaRo(...args: any[]): this;
  exists(...args: any[]): this;
  expire(...args: any[]): this;
  expireAt(...args: any[]): this;
  expireTime(...args: any[]): this;
  fCall(...args: any[]): this;
  fCallRo(...args: any[]): this;
  flushAll(...args: any[]): this;
  flushDb(...args: any[]): this;
  geoAdd(...args: any[]): this;
  geoDist(...args: any[]): this;
  geoHash(...args: any[]): this;
  geoPos(...args: any[]): this;
  geoSearch(...args: any[]): this;
  geoSearchStore(...args: any[]): this;
  get(...args: any[]): this;
  getBit(...args: any[]): this;
  getDel(...args: any[]): this;
  getEx(...args: any[]): this;
  getRange(...args: any[]): this;
  getSet(...args: any[]): this;
  hDel(...args: any[]): this;
  hExists(...args: any[]): this;
  hExpire(...args: any[]): this;
  hExpireAt(...args: any[]): this;
  hGet(...args: any[]): this;
  hGetAll(...args: any[]): this;
  hIncrBy(...args: any[]): this;
  hIncrByFloat(...args: any[]): this;
  hKeys(...args: any[]): this;
  hLen(...args: any[]): this;
  hPersist(...args: any[]): this;
  hRandField(...args: any[]): this;
  hScan(...args: any[]): this;
  hSet(...args: any[]): this;
  hSetNX(...args: any[]): this;
  hStrLen(...args: any[]): this;
  hVals(...args: any[]): this;
  hexpiretime(...args: any[]): this;
  hmGet(...args: any[]): this;
  hpExpire(...args: any[]): this;
  hpExpireAt(...args: any[]): this;
  hpttl(...args: any[]): this;
  httl(...args: any[]): this;
  incr(...args: any[]): this;
  incrBy(...args: any[]): this;
  incrByFloat(...args: any[]): this;
  info(...args: any[]): this;
  keys(...args: any[]): this;
  lIndex(...args: any[]): this;
  lInsert(...args: any[]): this;
  lLen(...args: any[]): this;
  lMove(...args: any[]): this;
  lPop(...args: any[]): this;
  lPos(...args: any[]): this;
  lPush(...args: any[]): this;
  lPushX(...args: any[]): this;
  lRange(...args: any[]): this;
  lRem(...args: any[]): this;
  lSet(...args: any[]): this;
  lTrim(...args: any[]): this;
  lmPop(...args: any[]): this;
  mGet(...args: any[]): this;
  mSet(...args: any[]): this;
  mSetNX(...args: any[]): this;
  pExpire(...args: any[]): this;
  pExpireAt(...args: any[]): this;
  pExpireTime(...args: any[]): this;
  pSetEx(...args: any[]): this;
  pTTL(...args: any[]): this;
  persist(...args: any[]): this;
  pfAdd(...args: any[]): this;
  pfCount(...args: any[]): this;
  pfMerge(...args: any[]): this;
  ping(...args: any[]): this;
  publish(...args: any[]): this;
  rPop(...args: any[]): this;
  rPopLPush(...args: any[]): this;
  rPush(...args: any[]): this;
  rPushX(...args: any[]): this;
  randomKey(...args: any[]): this;
  rename(...args: any[]): this;
  renameNX(...args: any[]): this;
  restore(...args: any[]): this;
  role(...args: any[]): this;
  sAdd(...args: any[]): this;
  sCard(...args: any[]): this;
  sDiff(...args: any[]): this;
  sDiffStore(...args: any[]): this;
  sInter(...args: any[]): this;
  sInterCard(...args: any[]): this;
  sInterStore(...args: any[]): this;
  sIsMember(...args: any[]): this;
  sMembers(...args: any[]): this;
  sMove(...args: any[]): this;
  sPop(...args: any[]): this;
  sPublish(...args: any[]): this;
  sRandMember(...args: any[]): this;
  sRem(...args: any[]): this;
  sScan(...args: any[]): this;
  sUnion(...args: any[]): this;
  sUnionStore(...args: any[]): this;
  scan(...args: any[]): this;
  sendCommand(...args: any[]): this;
  set(...args: any[]): this;
  setBit(...args: any[]): this;
  setEx(...args: any[]): this;
  setNX(...args: any[]): this;
  setRange(...args: any[]): this;
  smIsMember(...args: any[]): this;
  sort(...args: any[]): this;
  strLen(...args: any[]): this;
  time(...args: any[]): this;
  touch(...args: any[]): this;
  ttl(...args: any[]): this;
  type(...args: any[]): this;
  unlink(...args: any[]): this;
  unwatch(...args: any[]): this;
  wait(...args: any[]): this;
  watch(...args: any[]): this;
  xAck(...args: any[]): this;
  xAdd(...args: any[]): this;
  xAutoClaim(...args: any[]): this;
  xClaim(...args: any[]): this;
  xDel(...args: any[]): this;
  xGroupCreate(...args: any[]): this;
  xLen(...args: any[]): this;
  xPending(...args: any[]): this;
  xRange(...args: any[]): this;
  xRead(...args: any[]): this;
  xReadGroup(...args: any[]): this;
  xRevRange(...args: any[]): this;
  xTrim(...args: any[]): this;
  zAdd(...args: any[]): this;
  zCard(...args: any[]): this;
  zCount(...args: any[]): this;
  zDiff(...args: any[]): this;
  zDiffStore(...args: any[]): this;
  zIncrBy(...args: any[]): this;
  zInter(...args: any[]): this;
  zInterCard(...args: any[]): this;
  zInterStore(...args: any[]): this;
  zLexCount(...args: any[]): this;
  zPopMax(...args: any[]): this;
  zPopMin(...args: any[]): this;
  zRandMember(...args: any[]): this;
  zRange(...args: any[]): this;
  zRangeByLex(...args: any[]): this;
  zRangeByScore(...args: any[]): this;
  zRangeStore(...args: any[]): this;
  zRangeWithScores(...args: any[]): this;
  zRank(...args: any[]): this;
  zRem(...args: any[]): this;
  zRemRangeByLex(...args: any[]): this;
  zRemRangeByRank(...args: any[]): this;
  zRemRangeByScore(...args: any[]): this;
  zRevRank(...args: any[]): this;
  zScan(...args: any[]): this;
  zScore(...args: any[]): this;
  zUnion(...args: any[]): this;
  zUnionStore(...args: any[]): this;
  zmPop(...args: any[]): this;
  zmScore(...args: any[]): this;
  readonly json: any;
}
/**
 * @creates redis options
 * @mark makes-store
 * @pool 1
 */
export declare function createClient(options?: RedisClientOptions): RedisClientType;
/**
 * @creates redis options
 * @mark makes-store
 */
export declare function createClientPool(
  options?: RedisClientOptions,
  poolOptions?: any,
): RedisClientPoolType;
/**
 * @creates redis options
 * @mark makes-store
 */
export declare function createCluster(options: RedisClusterOptions): RedisClusterType;
/**
 * @creates redis options
 * @mark makes-store
 */
export declare function createSentinel(options: any): RedisSentinelType;
export declare function commandOptions(options: any): any;
export declare function defineScript(script: any): any;
export declare const SchemaFieldTypes: any;
export declare const VectorAlgorithms: any;
export declare class ClientClosedError extends Error {}
export declare class ClientOfflineError extends Error {}
export declare class ConnectionTimeoutError extends Error {}
export declare class ErrorReply extends Error {}
export declare class MultiErrorReply extends ErrorReply {}
export declare class WatchError extends Error {}
