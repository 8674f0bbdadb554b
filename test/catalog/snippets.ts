/** Programs as people write them, with what the catalog must say about their calls. */
import type { Snippet } from "./program.ts";
import { DATA_EXPECTATIONS } from "./snippets-data.ts";
import { WEB_EXPECTATIONS } from "./snippets-web.ts";

/** Facts by the source text of the call; calls left out must carry none. */
export interface Expectation extends Snippet {
  readonly facts: Readonly<Record<string, string>>;
}

const AXIOS =
  "config.timeout, config.signal, config.cancelToken, client.timeout, client.signal, default Infinity";
const NEST = `${AXIOS}, mark http-module-client`;
const FETCH = "call http, init.signal, input.signal, init.dispatcher, default 300000";
const GOT = "options.timeout, options.signal, client.timeout, client.signal, default Infinity";
const KY = "options.timeout, options.signal, client.timeout, client.signal, default 10000";
const UNDICI =
  "options.signal, options.headersTimeout, options.bodyTimeout, options.dispatcher, default 300000";
const DISPATCHER =
  "options.signal, options.headersTimeout, options.bodyTimeout, client.headersTimeout, client.bodyTimeout, default 300000";

export const EXPECTATIONS: readonly Expectation[] = [
  {
    name: "platform fetch",
    code: `
      async function load(url: string, init: RequestInit) {
        const plain = await fetch(url);
        const signal = AbortSignal.any([AbortSignal.timeout(1000), new AbortController().signal]);
        const guarded = await globalThis.fetch(new URL(url), { ...init, signal });
        const copied = await fetch(new Request(url, { signal }));
        const text: string = await guarded.text();
        for await (const chunk of copied.body ?? []) text.concat(String(chunk.byteLength));
        return [plain.ok, plain.headers.get("etag"), await plain.json()];
      }
      export { load };`,
    facts: {
      "fetch(url)": FETCH,
      "AbortSignal.timeout(1000)": "mark deadline-signal",
      "AbortSignal.any([AbortSignal.timeout(1000), new AbortController().signal])":
        "mark joined-signal",
      "globalThis.fetch(new URL(url), { ...init, signal })": FETCH,
      "fetch(new Request(url, { signal }))": FETCH,
      "new Request(url, { signal })": "init.signal, input.signal, creates fetch-request init",
    },
  },
  {
    name: "platform timers and clocks",
    code: `
      import { setTimeout as sleep } from "node:timers/promises";
      import { performance as clock } from "perf_hooks";
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), 1000);
      timer.unref();
      clearTimeout(timer);
      setInterval((n: number) => n, 10, 1).ref();
      setImmediate(() => {});
      await sleep(10);
      const started = performance.now() + clock.now() + process.uptime();
      const [seconds] = process.hrtime();
      const exact: bigint = process.hrtime.bigint();
      process.on("SIGTERM", () => process.exit(0));
      const home: string | undefined = process.env.HOME;
      export const all = [started, seconds, exact, home, Buffer.from("a").toString("hex"), __dirname];`,
    facts: {
      "setTimeout(() => controller.abort(), 1000)": "schedules callback",
      "controller.abort()": "mark aborts-signal",
      "clearTimeout(timer)": "mark clears-timer",
      "setInterval((n: number) => n, 10, 1)": "schedules callback, mark repeats",
      "setImmediate(() => {})": "schedules callback",
      "sleep(10)": "mark sleeps",
      "performance.now()": "monotonic clock",
      "clock.now()": "monotonic clock",
      "process.uptime()": "monotonic clock",
      "process.hrtime()": "monotonic clock",
      "process.hrtime.bigint()": "monotonic clock",
      'process.on("SIGTERM", () => process.exit(0))': "mark adds-listener",
    },
  },
  {
    name: "node http",
    code: `
      import http from "http";
      import * as https from "node:https";
      import { EventEmitter } from "events";
      import Emitter, { once } from "node:events";
      import fs, { readFileSync } from "fs";
      import { readFile } from "node:fs/promises";
      import { createHash, randomUUID } from "crypto";
      import path, { join } from "path";
      import { pipeline } from "node:stream/promises";
      import { Readable } from "stream";
      class Bus extends EventEmitter {
        constructor() {
          super();
        }
      }
      const bus = new Bus();
      bus.on("a", () => {});
      bus.once("a", () => {});
      bus.off("a", () => {});
      new Emitter().emit("b");
      await once(bus, "a");
      const agent = new https.Agent({ keepAlive: true });
      http.get("http://a", (response) => response.statusCode);
      const request = https.request("https://a", { agent, timeout: 10 }, (response) => response.pipe(fs.createWriteStream("x")));
      request.setTimeout(10);
      const server = http.createServer((incoming, outgoing) => outgoing.writeHead(200).end(incoming.url));
      server.listen(80, () => {});
      const text: string = readFileSync("a", "utf8") + (await readFile("b", { encoding: "utf8" }));
      await pipeline(Readable.from([text]), fs.createWriteStream(join("a", path.sep)));
      export const id: string = createHash("sha256").update(randomUUID()).digest("hex");`,
    facts: {
      'bus.on("a", () => {})': "mark adds-listener",
      'bus.off("a", () => {})': "mark removes-listener",
      "new https.Agent({ keepAlive: true })": "creates http-agent options",
      'http.get("http://a", (response) => response.statusCode)':
        "read http, options.signal, default Infinity, mark socket-timeout",
      'https.request("https://a", { agent, timeout: 10 }, (response) => response.pipe(fs.createWriteStream("x")))':
        "call http, options.signal, default Infinity, mark socket-timeout",
      "request.setTimeout(10)": "mark socket-timeout",
      'fs.createWriteStream("x")': "write file",
      'fs.createWriteStream(join("a", path.sep))': "write file",
      'readFileSync("a", "utf8")': "read file",
      'readFile("b", { encoding: "utf8" })': "read file",
    },
  },
  {
    name: "axios by every import",
    dependencies: { axios: "^1.7.0" },
    code: `
      import axios, { type AxiosInstance, AxiosError, isAxiosError } from "axios";
      import * as everything from "axios";
      import required = require("axios");
      const { post } = axios;
      const client: AxiosInstance = axios.create({ baseURL: "https://a", timeout: 1000 });
      client.interceptors.request.use((config) => ({ ...config, timeout: 5 }));
      client.interceptors.response.use((response) => response);
      axios.defaults.timeout = 10;
      interface Row { id: string }
      const row: Row = (await client.get<Row>("/rows", { params: { id: 1 } })).data;
      await everything.put("https://a", {});
      await required.delete("https://a");
      await post("https://a", {}, { timeout: 1 });
      await axios({ url: "https://a" });
      await client("https://a", { signal: AbortSignal.timeout(1) });
      await (await import("axios")).default.head("https://a");
      try {
        await axios.request({ url: row.id });
      } catch (error) {
        if (isAxiosError(error) || error instanceof AxiosError) error.response?.status;
      }`,
    facts: {
      'axios.create({ baseURL: "https://a", timeout: 1000 })': "creates axios config",
      "client.interceptors.request.use((config) => ({ ...config, timeout: 5 }))":
        "mark request-interceptor",
      'client.get<Row>("/rows", { params: { id: 1 } })': `read http, ${AXIOS}`,
      'everything.put("https://a", {})': `write http, ${AXIOS}`,
      'required.delete("https://a")': `write http, ${AXIOS}`,
      'post("https://a", {}, { timeout: 1 })': `write http, ${AXIOS}`,
      'axios({ url: "https://a" })': `call http, ${AXIOS}`,
      'client("https://a", { signal: AbortSignal.timeout(1) })': `call http, ${AXIOS}`,
      "AbortSignal.timeout(1)": "mark deadline-signal",
      '(await import("axios")).default.head("https://a")': `read http, ${AXIOS}`,
      "axios.request({ url: row.id })": `call http, ${AXIOS}`,
    },
  },
  {
    name: "axios by require",
    dependencies: { axios: "0.27.2" },
    code: `
      const axios = require("axios");
      const { get } = require("axios").default;
      export const both = [axios.get("https://a"), get("https://a")];`,
    facts: {
      'axios.get("https://a")': `read http, ${AXIOS}`,
      'get("https://a")': `read http, ${AXIOS}`,
    },
  },
  {
    name: "axios augmented by its user",
    dependencies: { axios: "1" },
    code: `
      import axios from "axios";
      declare module "axios" {
        interface AxiosRequestConfig { retried?: boolean }
      }
      axios.get("https://a", { retried: true });`,
    facts: { 'axios.get("https://a", { retried: true })': `read http, ${AXIOS}` },
  },
  {
    name: "nest http service",
    code: `
      import { HttpModule, HttpService } from "@nestjs/axios";
      import { Body, Controller, Get, Injectable, Module, type OnModuleInit } from "@nestjs/common";
      import { Cron, CronExpression } from "@nestjs/schedule";
      import { catchError, firstValueFrom, map, retry, timeout } from "rxjs";
      @Injectable()
      class Rates implements OnModuleInit {
        constructor(private readonly http: HttpService) {}
        onModuleInit() {}
        @Cron(CronExpression.EVERY_HOUR)
        async rate(): Promise<number> {
          const rate = this.http.get<{ rate: number }>("https://a").pipe(
            timeout(1000),
            map((response) => response.data.rate),
            retry(2),
            catchError(() => [0]),
          );
          await this.http.axiosRef.post("https://a", {});
          return await firstValueFrom(rate);
        }
      }
      @Controller("rates")
      class RatesController {
        constructor(private readonly rates: Rates) {}
        @Get(":id")
        one(@Body() _body: unknown) {
          return this.rates.rate();
        }
      }
      @Module({ imports: [HttpModule.register({ timeout: 5000 })], controllers: [RatesController], providers: [Rates] })
      export class RatesModule {}
      export const dynamic = HttpModule.registerAsync({ useFactory: () => ({ timeout: 5 }) });`,
    facts: {
      'this.http.get<{ rate: number }>("https://a")': `read http, ${NEST}`,
      "timeout(1000)": "mark deadline-operator",
      'this.http.axiosRef.post("https://a", {})': `write http, ${AXIOS}`,
      "HttpModule.register({ timeout: 5000 })": "creates http-module config, mark http-module",
      "HttpModule.registerAsync({ useFactory: () => ({ timeout: 5 }) })":
        "creates http-module, mark http-module",
      "Cron(CronExpression.EVERY_HOUR)": "mark scheduled-method",
    },
  },
  {
    name: "rxjs operators under their own path",
    dependencies: { rxjs: "^6.6.0" },
    code: `
      import { from, lastValueFrom, of } from "rxjs";
      import { mergeMap, timeout } from "rxjs/operators";
      const lengths = from(Promise.resolve("a")).pipe(mergeMap((text) => of(text.length)), timeout({ each: 10 }));
      export const length: number = await lastValueFrom(lengths);`,
    facts: { "timeout({ each: 10 })": "mark deadline-operator" },
  },
  {
    name: "got 11",
    dependencies: { got: "^11.8.0" },
    code: `
      import got, { type Got, HTTPError } from "got";
      const api: Got = got.extend({ prefixUrl: "https://a", timeout: 1000, retry: 0 });
      const body: { id: string } = await api.get("x").json<{ id: string }>();
      try { await got.post("https://a", { json: body }); } catch (error) { if (error instanceof HTTPError) error.response; }
      got.stream("https://a");`,
    facts: {
      'got.extend({ prefixUrl: "https://a", timeout: 1000, retry: 0 })': "creates got options",
      'api.get("x")': "read http, options.timeout, client.timeout, default Infinity",
      'got.post("https://a", { json: body })':
        "write http, options.timeout, client.timeout, default Infinity",
      'got.stream("https://a")': "call http, options.timeout, client.timeout, default Infinity",
    },
  },
  {
    name: "got 14",
    dependencies: { got: "^14.0.0" },
    code: `
      import got from "got";
      const text: string = (await got("https://a", { timeout: { request: 1000 } })).body;
      const rows: string[] = await got.put({ url: text, responseType: "json", resolveBodyOnly: true }).json();
      for await (const row of got.paginate<string>("https://a")) rows.push(row);`,
    facts: {
      'got("https://a", { timeout: { request: 1000 } })': `call http, ${GOT}`,
      'got.put({ url: text, responseType: "json", resolveBodyOnly: true })': `write http, ${GOT}`,
      'got.paginate<string>("https://a")': `read http, ${GOT}`,
    },
  },
  {
    name: "undici",
    code: `
      import { Agent, Pool, fetch, request, setGlobalDispatcher, stream } from "undici";
      import { createWriteStream } from "fs";
      const agent = new Agent({ headersTimeout: 5000, bodyTimeout: 5000 });
      setGlobalDispatcher(agent);
      const { body, statusCode } = await request("https://a", { method: "POST", signal: AbortSignal.timeout(1) });
      const pool = new Pool("https://a", { connections: 10 });
      await pool.request({ path: "/", method: "GET" });
      await stream("https://a", { method: "GET" }, () => createWriteStream("x"));
      await fetch("https://a", { dispatcher: agent });
      export default [await body.json(), statusCode];`,
    facts: {
      "new Agent({ headersTimeout: 5000, bodyTimeout: 5000 })": "creates dispatcher options",
      "setGlobalDispatcher(agent)": "mark global-dispatcher",
      'request("https://a", { method: "POST", signal: AbortSignal.timeout(1) })': `call http, ${UNDICI}`,
      "AbortSignal.timeout(1)": "mark deadline-signal",
      'new Pool("https://a", { connections: 10 })': "creates dispatcher options",
      'pool.request({ path: "/", method: "GET" })': `call http, ${DISPATCHER}`,
      'stream("https://a", { method: "GET" }, () => createWriteStream("x"))': `call http, ${UNDICI}`,
      'fetch("https://a", { dispatcher: agent })': FETCH,
      'createWriteStream("x")': "write file",
    },
  },
  {
    name: "ky and ofetch",
    code: `
      import ky, { HTTPError } from "ky";
      import { $fetch, ofetch } from "ofetch";
      const api = ky.create({ prefixUrl: "https://a", timeout: 1000 });
      const row: { id: string } = await api.get("x").json<{ id: string }>();
      await ky("https://a", { timeout: false });
      const own = ofetch.create({ timeout: 10 });
      await own<{ id: string }>(row.id);
      await $fetch("https://a");
      export { HTTPError };`,
    facts: {
      'ky.create({ prefixUrl: "https://a", timeout: 1000 })': "creates ky defaultOptions",
      'api.get("x")': `read http, ${KY}`,
      'ky("https://a", { timeout: false })': `call http, ${KY}`,
      "ofetch.create({ timeout: 10 })": "creates ofetch defaults",
      "own<{ id: string }>(row.id)":
        "call http, options.timeout, options.signal, client.timeout, client.signal, default 600000",
      '$fetch("https://a")':
        "call http, options.timeout, options.signal, client.timeout, client.signal, default 600000",
    },
  },
  {
    name: "xior",
    code: `
      import xior, { type XiorRequestConfig } from "xior";
      const options: XiorRequestConfig = { baseURL: "https://a", timeout: 1000 };
      const api = xior.create(options);
      const { data } = await api.get<{ id: string }>("/x");
      await api.post("/y", { id: data.id });
      await xior.delete("https://a");`,
    facts: {
      "xior.create(options)": "creates xior options",
      'api.get<{ id: string }>("/x")':
        "read http, options.timeout, options.signal, client.timeout, client.signal, default 300000",
      'api.post("/y", { id: data.id })':
        "write http, options.timeout, options.signal, client.timeout, client.signal, default 300000",
      'xior.delete("https://a")':
        "write http, options.timeout, options.signal, client.timeout, client.signal, default 300000",
    },
  },
  {
    name: "node-fetch 2",
    dependencies: { "node-fetch": "^2.6.0" },
    code: `
      import fetch, { Headers, type RequestInit } from "node-fetch";
      const init: RequestInit = { headers: new Headers(), timeout: 10 };
      export const text: string = await (await fetch("https://a", init)).text();`,
    facts: {
      'fetch("https://a", init)':
        "call http, init.timeout, init.signal, url.timeout, url.signal, default Infinity, mark whole-timeout",
    },
  },
  {
    name: "node-fetch 3",
    dependencies: { "node-fetch": "3.3.2" },
    code: `
      import nodeFetch, { type Response } from "node-fetch";
      export const response: Response = await nodeFetch("https://a", { signal: AbortSignal.timeout(1) });`,
    facts: {
      'nodeFetch("https://a", { signal: AbortSignal.timeout(1) })':
        "call http, init.signal, url.signal, default Infinity",
      "AbortSignal.timeout(1)": "mark deadline-signal",
    },
  },
  {
    name: "older http clients",
    code: `
      import superagent from "superagent";
      import needle from "needle";
      import request from "request";
      import rp from "request-promise-native";
      import fetch from "cross-fetch";
      import { GraphQLClient, gql, request as graphql } from "graphql-request";
      import wretch from "wretch";
      await superagent.post("https://a").send({}).timeout(1000);
      await needle("get", "https://a", { response_timeout: 10 });
      needle.get("https://a", (error, response) => [error, response.body]);
      needle.post("https://a", {}, (error, response) => [error, response.body]);
      request("https://a", { timeout: 10 }, (error, response) => [error, response.statusCode]);
      const own = rp.defaults({ timeout: 10 });
      const text: string = await own.get("https://a");
      await fetch("https://a");
      const client = new GraphQLClient("https://a", { signal: AbortSignal.timeout(1) });
      await client.request(gql\`{ a }\`, { text });
      await graphql("https://a", gql\`{ a }\`);
      await wretch("https://a").get("/x").json<string>();`,
    facts: {
      'superagent.post("https://a").send({}).timeout(1000)': "mark sets-deadline",
      'superagent.post("https://a")': "write http, default Infinity, mark builder",
      'needle("get", "https://a", { response_timeout: 10 })':
        "read http, options.response_timeout, options.read_timeout, options.signal, default Infinity, mark connect-timeout",
      'needle.get("https://a", (error, response) => [error, response.body])':
        "read http, default Infinity",
      'needle.post("https://a", {}, (error, response) => [error, response.body])':
        "write http, default Infinity",
      'request("https://a", { timeout: 10 }, (error, response) => [error, response.statusCode])':
        "call http, options.timeout, client.timeout, default Infinity",
      "rp.defaults({ timeout: 10 })": "creates request options",
      'own.get("https://a")': "read http, options.timeout, client.timeout, default Infinity",
      'fetch("https://a")': "call http, init.signal, init.timeout, input.signal, default Infinity",
      'new GraphQLClient("https://a", { signal: AbortSignal.timeout(1) })':
        "creates graphql-request requestConfig",
      "AbortSignal.timeout(1)": "mark deadline-signal",
      "client.request(gql`{ a }`, { text })":
        "call http, client.signal, client.fetch, default 300000",
      'graphql("https://a", gql`{ a }`)': "call http, default 300000",
      'wretch("https://a").get("/x")': "read http, default 300000, mark builder",
      'wretch("https://a")': "options.signal, creates wretch options, mark sets-deadline",
    },
  },
  {
    name: "deadlines around promises",
    dependencies: { "p-timeout": "^6.0.0" },
    code: `
      import pTimeout from "p-timeout";
      import { TimeoutStrategy, handleAll, retry, timeout, wrap } from "cockatiel";
      import CircuitBreaker from "opossum";
      import pRetry, { AbortError } from "p-retry";
      declare function work(id: string): Promise<number>;
      const one: number = await pTimeout(work("a"), { milliseconds: 10 });
      const two: number = await timeout(10, TimeoutStrategy.Aggressive).execute(() => work("a"));
      const three: number = await retry(handleAll, { maxAttempts: 2 }).execute(() => work("a"));
      const both = wrap(retry(handleAll, { maxAttempts: 2 }), timeout(10, TimeoutStrategy.Cooperative));
      const four: number = await both.execute(() => work("a"));
      const five: number = await new CircuitBreaker(work, { timeout: 3000 }).fire("a");
      const six: number = await pRetry(() => work("a"), { retries: 2 });
      export { AbortError, five, four, one, six, three, two };`,
    facts: {
      'pTimeout(work("a"), { milliseconds: 10 })': "bounds input",
      "timeout(10, TimeoutStrategy.Aggressive)": "creates timeout-policy",
      'timeout(10, TimeoutStrategy.Aggressive).execute(() => work("a"))': "bounds fn",
      "timeout(10, TimeoutStrategy.Cooperative)": "creates timeout-policy",
      'both.execute(() => work("a"))': "bounds fn",
      "new CircuitBreaker(work, { timeout: 3000 })":
        "options.timeout, default 10000, creates circuit-breaker options, bounds action",
      'pRetry(() => work("a"), { retries: 2 })': "retries 10 exponential options.randomize",
    },
  },
  {
    name: "p-timeout with positional arguments",
    dependencies: { "p-timeout": "^4.1.0" },
    code: `
      import pTimeout, { TimeoutError } from "p-timeout";
      export const value: number | string = await pTimeout(Promise.resolve(1), 10, () => "late");
      export { TimeoutError };`,
    facts: { 'pTimeout(Promise.resolve(1), 10, () => "late")': "bounds input" },
  },
  {
    name: "queues and limits",
    code: `
      import PQueue from "p-queue";
      import pLimit from "p-limit";
      import pMap from "p-map";
      import fastq, { type queueAsPromised } from "fastq";
      import * as fastqAll from "fastq";
      import async, { queue } from "async";
      import Bottleneck from "bottleneck";
      declare function work(id: string): Promise<number>;
      const pending = new PQueue({ concurrency: 4 });
      const one: number = await pending.add(() => work("a"), { timeout: 10 });
      if (pending.size > 100) await pending.onSizeLessThan(10);
      const limit = pLimit(5);
      const two: number[] = await Promise.all(["a"].map((id) => limit(() => work(id))));
      await pMap(["a"], work, { concurrency: 2 });
      await pMap(["a"], work);
      const jobs: queueAsPromised<string, number> = fastq.promise(work, 1);
      if (jobs.length() < 10) await jobs.push("a");
      fastqAll.default;
      const tasks = queue((task: string, done) => done(), 2);
      tasks.push("a");
      async.queue((task: string, done) => done());
      const free = new Bottleneck({ maxConcurrent: 1 });
      const bound = new Bottleneck({ maxConcurrent: 1, highWater: 10 });
      await free.schedule(() => work("a"));
      await bound.schedule({ expiration: 10 }, () => work("a"));
      export { one, two };`,
    facts: {
      "new PQueue({ concurrency: 4 })": "creates work-queue options, mark unbounded-queue",
      'pending.add(() => work("a"), { timeout: 10 })':
        "options.timeout, client.timeout, default Infinity, bounds fn, mark queues-work",
      "pending.onSizeLessThan(10)": "mark queue-size",
      "pLimit(5)": "creates limiter",
      "limit(() => work(id))": "mark limits-concurrency",
      'pMap(["a"], work, { concurrency: 2 })': "mark limits-concurrency",
      "fastq.promise(work, 1)": "creates work-queue, mark unbounded-queue",
      "jobs.length()": "mark queue-size",
      'jobs.push("a")': "mark queues-work",
      "queue((task: string, done) => done(), 2)": "creates work-queue, mark unbounded-queue",
      'tasks.push("a")': "mark queues-work",
      "async.queue((task: string, done) => done())": "creates work-queue, mark unbounded-queue",
      "new Bottleneck({ maxConcurrent: 1 })": "creates work-queue options, mark unbounded-queue",
      "new Bottleneck({ maxConcurrent: 1, highWater: 10 })":
        "creates work-queue options, mark bounded-queue",
      'free.schedule(() => work("a"))': "mark queues-work",
      'bound.schedule({ expiration: 10 }, () => work("a"))':
        "options.expiration, default Infinity, bounds fn, mark queues-work",
    },
  },
  {
    name: "caches",
    dependencies: { "lru-cache": "^10.0.0" },
    code: `
      import { LRUCache } from "lru-cache";
      import QuickLRU from "quick-lru";
      import NodeCache from "node-cache";
      declare const options: { max: number | undefined };
      const first = new LRUCache<string, number>({ max: 100, ttl: 1000 });
      new LRUCache({ maxSize: 100, sizeCalculation: () => 1 });
      new LRUCache({ ttl: 1000, ttlAutopurge: true });
      new LRUCache({ ttl: 1000 });
      new LRUCache(options);
      new QuickLRU<string, number>({ maxSize: 10 }).get("a")?.toFixed();
      new NodeCache();
      new NodeCache({ stdTTL: 60 });
      new NodeCache({ stdTTL: 0 });
      new NodeCache({ stdTTL: 60, maxKeys: 10 }).set("a", 1, 10);
      export const value: number | undefined = first.get("a");`,
    facts: {
      "new LRUCache<string, number>({ max: 100, ttl: 1000 })": "mark bounded-cache",
      "new LRUCache({ maxSize: 100, sizeCalculation: () => 1 })": "mark bounded-cache",
      "new LRUCache({ ttl: 1000, ttlAutopurge: true })": "mark expiring-cache",
      "new LRUCache({ ttl: 1000 })": "mark unbounded-cache",
      "new QuickLRU<string, number>({ maxSize: 10 })": "mark bounded-cache",
      "new NodeCache()": "mark unbounded-cache",
      "new NodeCache({ stdTTL: 60 })": "mark expiring-cache",
      "new NodeCache({ stdTTL: 0 })": "mark unbounded-cache",
      "new NodeCache({ stdTTL: 60, maxKeys: 10 })": "mark bounded-cache",
      'new NodeCache({ stdTTL: 60, maxKeys: 10 }).set("a", 1, 10)': "mark expires-entry",
    },
  },
  {
    name: "lru-cache by its older names",
    dependencies: { "lru-cache": "^6.0.0" },
    code: `
      import LRU from "lru-cache";
      import Required = require("lru-cache");
      new LRU(500);
      new LRU({ max: 500 });
      new LRU({ maxAge: 1000 });
      new Required<string, number>().set("a", 1, 10);`,
    facts: {
      "new LRU(500)": "mark bounded-cache",
      "new LRU({ max: 500 })": "mark bounded-cache",
      "new LRU({ maxAge: 1000 })": "mark unbounded-cache",
      "new Required<string, number>()": "mark unbounded-cache",
    },
  },
  {
    name: "dates",
    code: `
      import dayjs, { type Dayjs } from "dayjs";
      import utc from "dayjs/plugin/utc";
      import moment from "moment";
      import * as moments from "moment";
      import { DateTime } from "luxon";
      import { differenceInSeconds, isAfter, max } from "date-fns";
      import isBefore from "date-fns/isBefore";
      dayjs.extend(utc);
      const now: Dayjs = dayjs();
      const given: Dayjs = dayjs("2026-01-01");
      export const answers: boolean[] = [
        now.isAfter(given),
        dayjs.utc().isSame(dayjs.utc("2026-01-01")),
        moment().diff(moment("2026-01-01")) > 0,
        moments.utc().valueOf() > moments.unix(1).valueOf(),
        DateTime.now() > DateTime.fromISO("2026-01-01"),
        DateTime.utc().diff(DateTime.utc(2026)).as("seconds") > 1,
        isAfter(new Date(), max([1, 2])),
        isBefore(1, 2),
        differenceInSeconds(1, 2) > 1,
      ];`,
    facts: {
      "dayjs()": "wall clock",
      "now.isAfter(given)": "mark compares-times",
      "dayjs.utc()": "wall clock",
      "moment()": "wall clock",
      'moment().diff(moment("2026-01-01"))': "mark compares-times",
      "moments.utc()": "wall clock",
      "DateTime.now()": "wall clock",
      "DateTime.utc()": "wall clock",
      "DateTime.utc().diff(DateTime.utc(2026))": "mark compares-times",
      "isAfter(new Date(), max([1, 2]))": "mark compares-times",
      "max([1, 2])": "mark picks-extreme",
      "isBefore(1, 2)": "mark compares-times",
      "differenceInSeconds(1, 2)": "mark compares-times",
    },
  },
  {
    name: "lodash by every import",
    code: `
      import _, { groupBy, maxBy } from "lodash";
      import * as lodash from "lodash";
      import orderBy from "lodash/orderBy";
      import { merge as mergeInto } from "lodash-es";
      interface Row { id: string; updatedAt: Date }
      declare const rows: Row[];
      const last: Row | undefined = maxBy(rows, "updatedAt");
      const sorted: Row[] = orderBy(rows, ["updatedAt"], "desc");
      const first: Row = _.sortBy(sorted, (row) => row.updatedAt)[0]!;
      const groups: Record<string, Row[]> = groupBy(rows, (row) => row.id);
      mergeInto({}, last, first, lodash.cloneDeep(groups));
      const slow = _.debounce((id: string) => id, 10);
      slow("a");
      export const cached: (id: string) => string = _.memoize((id: string) => id);`,
    facts: {
      'maxBy(rows, "updatedAt")': "mark picks-extreme",
      'orderBy(rows, ["updatedAt"], "desc")': "mark sorts",
      "_.sortBy(sorted, (row) => row.updatedAt)": "mark sorts",
      "mergeInto({}, last, first, lodash.cloneDeep(groups))": "mark merges",
      "_.debounce((id: string) => id, 10)": "schedules func",
      "_.memoize((id: string) => id)": "mark unbounded-cache",
    },
  },
  {
    name: "retries and interceptors around axios",
    code: `
      import axios from "axios";
      import axiosRetry from "axios-retry";
      import retry from "async-retry";
      axiosRetry(axios, { retries: 3, retryDelay: axiosRetry.exponentialDelay });
      export const value: number = await retry(async (bail, attempt) => (attempt > 3 ? (bail(new Error("x")), 0) : 1));`,
    facts: {
      "axiosRetry(axios, { retries: 3, retryDelay: axiosRetry.exponentialDelay })":
        "retries 3 immediate config.retryDelay",
    },
  },
  ...DATA_EXPECTATIONS,
  ...WEB_EXPECTATIONS,
];
