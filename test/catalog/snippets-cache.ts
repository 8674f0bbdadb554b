/** Programs that use Redis, caches and locks as people do. */
import type { Expectation } from "./snippets.ts";

export const CACHE_EXPECTATIONS: readonly Expectation[] = [
  {
    name: "ioredis",
    dependencies: { ioredis: "^5.3.2" },
    code: `
      import Redis, { Cluster, type ChainableCommander, type RedisOptions } from "ioredis";
      import { Redis as Named } from "ioredis";
      import * as all from "ioredis";
      import commonjs = require("ioredis");
      const options: RedisOptions = { host: "a", commandTimeout: 500 };
      const redis = new Redis(options);
      const others = [new Named(6379, "host", { lazyConnect: true }), new Redis("redis://", { maxRetriesPerRequest: null }), new all.Redis(), new commonjs(), new Redis.Cluster([{ host: "a" }]), new Cluster([], { redisOptions: {} })];
      async function run(client: Redis, cluster: all.Cluster, key: string) {
        const value: string | null = await client.get(key);
        await client.set(key, "1", "EX", 10, "NX");
        const count: number = await client.incr(key);
        await client.expire(key, 60);
        const hash: Record<string, string> = await cluster.hgetall(key);
        const made: number = await redis.setnx(key, "1");
        const results = await client.multi().incr(key).expire(key, 3).exec();
        const pipeline: ChainableCommander = client.pipeline();
        pipeline.del(key);
        await pipeline.exec();
        await client.blpop(key, 0);
        await client.publish("channel", "message");
        await client.subscribe("channel");
        client.on("message", (channel: string) => channel);
        client.on("error", () => {});
        const [seconds] = await client.time();
        await client.eval("return 1", 1, key);
        const copy = client.duplicate();
        return [value, count, hash, made, results, seconds, await copy.custom(key), others, value === null ? "" : value.length];
      }
      export { run };`,
    facts: {
      "new Redis(options)": "creates ioredis options, pool 1, mark makes-store",
      'new Named(6379, "host", { lazyConnect: true })':
        "creates ioredis options, pool 1, mark makes-store",
      'new Redis("redis://", { maxRetriesPerRequest: null })':
        "creates ioredis options, pool 1, mark makes-store",
      "new all.Redis()": "creates ioredis options, pool 1, mark makes-store",
      "new commonjs()": "creates ioredis options, pool 1, mark makes-store",
      'new Redis.Cluster([{ host: "a" }])': "creates ioredis options, mark makes-store",
      "new Cluster([], { redisOptions: {} })": "creates ioredis options, mark makes-store",
      "client.get(key)":
        "read cache, client.commandTimeout, client.socketTimeout, client.redisOptions.commandTimeout, client.redisOptions.socketTimeout, default Infinity, ioredis find-unique, retries 20 constant client.maxRetriesPerRequest client.retryStrategy",
      'client.set(key, "1", "EX", 10, "NX")':
        "write cache, client.commandTimeout, client.socketTimeout, client.redisOptions.commandTimeout, client.redisOptions.socketTimeout, default Infinity, ioredis upsert, retries 20 constant client.maxRetriesPerRequest client.retryStrategy",
      "client.incr(key)":
        "write cache, client.commandTimeout, client.socketTimeout, client.redisOptions.commandTimeout, client.redisOptions.socketTimeout, default Infinity, ioredis increment, retries 20 constant client.maxRetriesPerRequest client.retryStrategy",
      "client.expire(key, 60)":
        "write cache, client.commandTimeout, client.socketTimeout, client.redisOptions.commandTimeout, client.redisOptions.socketTimeout, default Infinity, ioredis update, retries 20 constant client.maxRetriesPerRequest client.retryStrategy",
      "cluster.hgetall(key)":
        "read cache, client.commandTimeout, client.socketTimeout, client.redisOptions.commandTimeout, client.redisOptions.socketTimeout, default Infinity, ioredis find-unique, retries 20 constant client.maxRetriesPerRequest client.retryStrategy",
      'redis.setnx(key, "1")':
        "write cache, client.commandTimeout, client.socketTimeout, client.redisOptions.commandTimeout, client.redisOptions.socketTimeout, default Infinity, ioredis insert, retries 20 constant client.maxRetriesPerRequest client.retryStrategy",
      "client.multi().incr(key).expire(key, 3).exec()":
        "write cache, client.commandTimeout, client.socketTimeout, default Infinity, mark atomic-batch",
      "pipeline.exec()":
        "write cache, client.commandTimeout, client.socketTimeout, default Infinity",
      "client.blpop(key, 0)":
        "write cache, client.commandTimeout, client.socketTimeout, client.redisOptions.commandTimeout, client.redisOptions.socketTimeout, default Infinity, ioredis delete, retries 20 constant client.maxRetriesPerRequest client.retryStrategy, mark blocking-command",
      'client.publish("channel", "message")':
        "write queue, client.commandTimeout, client.socketTimeout, client.redisOptions.commandTimeout, client.redisOptions.socketTimeout, default Infinity, retries 20 constant client.maxRetriesPerRequest client.retryStrategy",
      'client.subscribe("channel")': "mark subscribes",
      'client.on("message", (channel: string) => channel)': "enters consumer listener",
      'client.on("error", () => {})': "mark adds-listener",
      "client.time()":
        "read cache, client.commandTimeout, client.socketTimeout, client.redisOptions.commandTimeout, client.redisOptions.socketTimeout, default Infinity, database clock, retries 20 constant client.maxRetriesPerRequest client.retryStrategy",
      'client.eval("return 1", 1, key)':
        "call cache, client.commandTimeout, client.socketTimeout, client.redisOptions.commandTimeout, client.redisOptions.socketTimeout, default Infinity, ioredis query, retries 20 constant client.maxRetriesPerRequest client.retryStrategy",
      "client.duplicate()": "creates ioredis override",
    },
  },
  {
    name: "redis 4 and later",
    code: `
      import { createClient, createCluster, type RedisClientType } from "redis";
      import * as redis from "redis";
      const client: RedisClientType = createClient({ url: "redis://", socket: { socketTimeout: 500 } });
      const other = redis.createClient();
      async function run(key: string) {
        await client.connect();
        const value: string | null = await client.get(key);
        await client.set(key, "1", { NX: true, PX: 500 });
        const count: number = await other.incr(key);
        await client.hSet(key, "a", "b");
        const all: Record<string, string> = await client.hGetAll(key);
        const replies = await client.multi().incr(key).expire(key, 3).exec();
        await client.watch(key);
        await client.subscribe("channel", (message) => message);
        await client.publish("channel", "message");
        await client.xReadGroup("group", "me", { key, id: ">" }, { BLOCK: 0 });
        await client.duplicate().eval("return 1", { keys: [key], arguments: [] });
        for await (const each of client.scanIterator()) await client.del(each);
        return [value, count, all, replies, createCluster({ rootNodes: [] })];
      }
      export { run };`,
    facts: {
      'createClient({ url: "redis://", socket: { socketTimeout: 500 } })':
        "creates redis options, pool 1, mark makes-store",
      "redis.createClient()": "creates redis options, pool 1, mark makes-store",
      "client.connect()": "call cache, default Infinity",
      "client.get(key)":
        "read cache, client.socket.socketTimeout, default Infinity, redis find-unique",
      'client.set(key, "1", { NX: true, PX: 500 })':
        "write cache, client.socket.socketTimeout, default Infinity, redis upsert",
      "other.incr(key)":
        "write cache, client.socket.socketTimeout, default Infinity, redis increment",
      'client.hSet(key, "a", "b")':
        "write cache, client.socket.socketTimeout, default Infinity, redis upsert",
      "client.hGetAll(key)":
        "read cache, client.socket.socketTimeout, default Infinity, redis find-unique",
      "client.multi().incr(key).expire(key, 3).exec()":
        "write cache, client.socket.socketTimeout, default Infinity, mark atomic-batch",
      "client.watch(key)":
        "call cache, client.socket.socketTimeout, default Infinity, mark watches-keys",
      'client.subscribe("channel", (message) => message)':
        "enters consumer listener, mark subscribes",
      'client.publish("channel", "message")':
        "write queue, client.socket.socketTimeout, default Infinity",
      'client.xReadGroup("group", "me", { key, id: ">" }, { BLOCK: 0 })':
        "write cache, client.socket.socketTimeout, default Infinity, redis update, mark blocking-command",
      'client.duplicate().eval("return 1", { keys: [key], arguments: [] })':
        "call cache, client.socket.socketTimeout, default Infinity, redis query",
      "client.duplicate()": "creates redis overrides",
      "client.scanIterator()":
        "read cache, client.socket.socketTimeout, default Infinity, redis find-many",
      "client.del(each)":
        "write cache, client.socket.socketTimeout, default Infinity, redis delete",
      "createCluster({ rootNodes: [] })": "creates redis options, mark makes-store",
    },
  },
  {
    name: "redis 3",
    dependencies: { redis: "^3.1.2" },
    code: `
      import redis from "redis";
      import { createClient, type RedisClient } from "redis";
      const client: RedisClient = createClient({ host: "a" });
      client.get("key", (error: Error | null, reply: string | null) => [error, reply]);
      client.on("message", (channel) => channel);
      client.multi().incr("key").exec(() => {});
      redis.createClient("redis://").publish("channel", "message");`,
    facts: {
      'createClient({ host: "a" })': "creates redis options, pool 1",
      'client.get("key", (error: Error | null, reply: string | null) => [error, reply])':
        "read cache, default Infinity, redis find-unique",
      'client.on("message", (channel) => channel)': "enters consumer listener",
      'client.multi().incr("key").exec(() => {})':
        "write cache, default Infinity, mark atomic-batch",
      'redis.createClient("redis://").publish("channel", "message")':
        "write queue, default Infinity",
      'redis.createClient("redis://")': "creates redis options, pool 1",
    },
  },
  {
    name: "upstash and vercel kv",
    code: `
      import { kv } from "@vercel/kv";
      import { Redis } from "@upstash/redis";
      import { Redis as Edge } from "@upstash/redis/cloudflare";
      const redis = new Redis({ url: "", token: "", retry: { retries: 1 } });
      async function run(key: string) {
        const value = await redis.get<{ n: number }>(key);
        const n: number | undefined = value?.n;
        await redis.set(key, 1, { nx: true, px: 500 });
        const count: number = await Redis.fromEnv().incr(key);
        const [first] = await redis.multi().incr(key).expire(key, 3).exec<[number]>();
        await redis.pipeline().del(key).exec();
        await kv.hset(key, { a: 1 });
        return [n, count, first, await Edge.fromEnv().eval("return 1", [key], [])];
      }
      export { run };`,
    facts: {
      'new Redis({ url: "", token: "", retry: { retries: 1 } })':
        "creates upstash-redis config, mark makes-store",
      "redis.get<{ n: number }>(key)":
        "read cache, client.signal, default 300000, upstash-redis find-unique, retries 5 exponential client.retry",
      "redis.set(key, 1, { nx: true, px: 500 })":
        "write cache, client.signal, default 300000, upstash-redis upsert, retries 5 exponential client.retry",
      "Redis.fromEnv().incr(key)":
        "write cache, client.signal, default 300000, upstash-redis increment, retries 5 exponential client.retry",
      "Redis.fromEnv()": "creates upstash-redis config, mark makes-store",
      "redis.multi().incr(key).expire(key, 3).exec<[number]>()":
        "write cache, client.signal, default 300000, mark atomic-batch",
      "redis.pipeline().del(key).exec()": "write cache, client.signal, default 300000",
      "kv.hset(key, { a: 1 })":
        "write cache, client.signal, default 300000, upstash-redis upsert, retries 5 exponential client.retry",
      'Edge.fromEnv().eval("return 1", [key], [])':
        "call cache, client.signal, default 300000, upstash-redis query, retries 5 exponential client.retry",
      "Edge.fromEnv()": "creates upstash-redis config, mark makes-store",
    },
  },
  {
    name: "locks and caches",
    dependencies: { redlock: "^5.0.0-beta.2" },
    code: `
      import { CacheModule, type Cache } from "@nestjs/cache-manager";
      import { Lock } from "@upstash/lock";
      import AsyncLock from "async-lock";
      import { Mutex, Semaphore, withTimeout } from "async-mutex";
      import { caching, createCache } from "cache-manager";
      import Keyv from "keyv";
      import Memcached from "memcached";
      import Redlock from "redlock";
      const redlock = new Redlock([], { retryCount: 3 });
      const mutex = withTimeout(new Mutex(), 100);
      const locks = new AsyncLock({ timeout: 5 });
      async function run(cache: Cache, lock: Lock) {
        const held = await redlock.acquire(["a"], 1000);
        await held.release();
        await redlock.using(["a"], 1000, async (signal) => { if (signal.aborted) throw signal.error; });
        if (await lock.acquire({ lease: 1 })) await lock.release();
        const count: number = await mutex.runExclusive(async () => 3);
        await new Semaphore(2).acquire();
        await locks.acquire("key", async () => count);
        const value: number = await cache.wrap("key", async () => 3, 1000);
        await caching("memory", { max: 3 });
        createCache({ stores: [new Keyv("redis://")] });
        await new Keyv({ ttl: 3 }).get("a");
        new Memcached("localhost").get("a", () => {});
        return [value, CacheModule.register({ ttl: 3 })];
      }
      export { run };`,
    facts: {
      "new Redlock([], { retryCount: 3 })": "creates redlock settings",
      "new Mutex()": "keeps lock",
      "new AsyncLock({ timeout: 5 })": "keeps lock",
      'redlock.acquire(["a"], 1000)':
        "write lock, retries 10 jittered settings.retryCount client.retryCount, lock acquire",
      "held.release()": "write lock, lock release",
      'redlock.using(["a"], 1000, async (signal) => { if (signal.aborted) throw signal.error; })':
        "write lock, runs routine, retries 10 jittered client.retryCount, lock hold",
      "lock.acquire({ lease: 1 })":
        "write lock, retries 2 constant config.retry client.retry, lock acquire",
      "lock.release()": "write lock, lock release",
      "mutex.runExclusive(async () => 3)": "runs callback",
      "new Semaphore(2)": "keeps lock",
      'locks.acquire("key", async () => count)': "runs fn",
      'cache.wrap("key", async () => 3, 1000)': "runs work, mark store-decides",
      'caching("memory", { max: 3 })': "keeps cache, mark makes-cache",
      'createCache({ stores: [new Keyv("redis://")] })':
        "keeps cache options.stores, mark makes-cache",
      "new Keyv({ ttl: 3 })": "keeps cache options.store options.uri, mark makes-cache",
      'new Keyv({ ttl: 3 }).get("a")': "mark store-decides",
      'new Keyv("redis://")': "mark makes-cache",
      'new Memcached("localhost").get("a", () => {})':
        "read cache, default Infinity, memcached find-unique",
      'new Memcached("localhost")': "creates memcached options, pool 10 options.poolSize",
      "CacheModule.register({ ttl: 3 })":
        "keeps cache options.store options.stores, mark makes-cache",
    },
  },
  {
    name: "redlock 4",
    dependencies: { redlock: "4.2.0" },
    code: `
      import Redlock from "redlock";
      const redlock = new Redlock([], { retryCount: 0 });
      async function run() {
        const lock: Redlock.Lock = await redlock.lock("a", 1000);
        await lock.unlock();
      }
      export { run };`,
    facts: {
      "new Redlock([], { retryCount: 0 })": "creates redlock options",
      'redlock.lock("a", 1000)': "write lock, retries 10 jittered client.retryCount, lock acquire",
      "lock.unlock()": "write lock, lock release",
    },
  },
];
