/** What collections in process memory are for, in the shapes that people write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "ts-morph";
import { rolesOf } from "../../rules/kit/roles/role.ts";
import { descendants } from "../../rules/kit/syntax.ts";
import { study } from "./bench.ts";

/** Name, the roles of its collections as `name: role confidence`, and the code. */
const SNIPPETS: readonly (readonly [name: string, roles: string, code: string])[] = [
  // Limiters
  [
    "window-with-reset",
    "hits: limiter likely",
    `const hits = new Map<string, { count: number; resetAt: number }>();
    export function isRateLimited(ip: string): boolean {
      const now = Date.now();
      const entry = hits.get(ip);
      if (!entry || now > entry.resetAt) {
        hits.set(ip, { count: 1, resetAt: now + 60_000 });
        return false;
      }
      if (entry.count >= 10) return true;
      entry.count++;
      return false;
    }`,
  ],
  [
    "sliding-window-429",
    "recent: limiter likely",
    `const recent = new Map<string, number[]>();
    export async function POST(request: Request): Promise<Response> {
      const ip = request.headers.get("x-forwarded-for") ?? "";
      const now = Date.now();
      const times = (recent.get(ip) ?? []).filter((t) => now - t < 60_000);
      if (times.length >= 5) return new Response("slow down", { status: 429 });
      times.push(now);
      recent.set(ip, times);
      return new Response("ok");
    }`,
  ],
  [
    "express-middleware",
    "requests: limiter likely",
    `import type { NextFunction, Request, Response } from "express";
    const requests: Record<string, { n: number; start: number }> = {};
    export function limiter(req: any, res: any, next: any) {
      const key = req.ip;
      const now = Date.now();
      if (!requests[key] || now - requests[key].start > WINDOW) {
        requests[key] = { n: 0, start: now };
      }
      requests[key].n += 1;
      if (requests[key].n > MAX_REQUESTS) {
        res.status(429).json({ error: "Too many requests" });
        return;
      }
      next();
    }
    declare const WINDOW: number; declare const MAX_REQUESTS: number;`,
  ],
  [
    "login-attempts",
    "attempts: limiter likely",
    `export class AuthService {
      private readonly attempts = new Map<string, number>();
      async login(email: string, password: string) {
        const failed = this.attempts.get(email) ?? 0;
        if (failed >= 5) throw new Error("account locked");
        const user = await find(email);
        if (!user || user.password !== password) {
          this.attempts.set(email, failed + 1);
          throw new Error("bad credentials");
        }
        this.attempts.delete(email);
        return user;
      }
    }
    declare function find(email: string): Promise<{ password: string } | undefined>;
    export const auth = new AuthService();`,
  ],
  [
    "cooldown",
    "lastSent: limiter likely",
    `const lastSent = new Map<string, number>();
    const COOLDOWN_MS = 60_000;
    export async function sendCode(email: string) {
      const last = lastSent.get(email);
      if (last !== undefined && Date.now() - last < COOLDOWN_MS) {
        throw new Error("Please wait before requesting another code");
      }
      lastSent.set(email, Date.now());
      await mail(email);
    }
    declare function mail(to: string): Promise<void>;`,
  ],
  [
    "timeouts-in-a-record",
    "passwordResetTimeouts: limiter likely",
    `export class UserService {
      private passwordResetTimeouts: { [id: number]: NodeJS.Timeout } = {};
      async reset(id: number) {
        if (this.passwordResetTimeouts[id]) {
          throw new RateLimitError("too soon");
        }
        this.passwordResetTimeouts[id] = setTimeout(() => {
          delete this.passwordResetTimeouts[id];
        }, 60_000);
        await mail(id);
      }
    }
    declare class RateLimitError extends Error {}
    declare function mail(to: number): Promise<void>;
    export const users = new UserService();`,
  ],
  [
    "lru-in-a-factory",
    "tokenCache: limiter likely",
    `import { LRUCache } from "lru-cache";
    export default function rateLimit(options: { interval: number; allowed: number }) {
      const tokenCache = new LRUCache({ max: 500, ttl: options.interval });
      return {
        check: (limit: number, token: string) =>
          new Promise<void>((resolve, reject) => {
            const tokenCount = (tokenCache.get(token) as number[]) || [0];
            if (tokenCount[0] === 0) tokenCache.set(token, tokenCount);
            tokenCount[0] += 1;
            const usage = tokenCount[0];
            const isRateLimited = usage >= limit;
            return isRateLimited ? reject() : resolve();
          }),
      };
    }`,
  ],
  [
    "token-bucket",
    "buckets: limiter likely",
    `class RateLimiter {
      private buckets = new Map<string, { tokens: number; updatedAt: number }>();
      constructor(private capacity: number, private perSecond: number) {}
      allow(key: string): boolean {
        const now = Date.now();
        const bucket = this.buckets.get(key) ?? { tokens: this.capacity, updatedAt: now };
        bucket.tokens = Math.min(this.capacity, bucket.tokens + ((now - bucket.updatedAt) / 1000) * this.perSecond);
        bucket.updatedAt = now;
        if (bucket.tokens < 1) {
          this.buckets.set(key, bucket);
          return false;
        }
        bucket.tokens -= 1;
        this.buckets.set(key, bucket);
        return true;
      }
    }
    export const limiter = new RateLimiter(10, 1);`,
  ],
  [
    "verdict-in-an-object",
    "store: limiter likely",
    `const store = new Map<string, { count: number; expiresAt: number }>();
    export function rateLimit(key: string, limit: number, windowMs: number) {
      const now = Date.now();
      const record = store.get(key);
      if (!record || record.expiresAt < now) {
        store.set(key, { count: 1, expiresAt: now + windowMs });
        return { success: true, remaining: limit - 1 };
      }
      record.count += 1;
      return { success: record.count <= limit, remaining: Math.max(0, limit - record.count) };
    }`,
  ],
  [
    "check-and-record-apart",
    "failures: limiter likely",
    `const failures = new Map<string, { count: number; lockedUntil: number }>();
    export function assertNotLocked(email: string) {
      const entry = failures.get(email);
      if (entry && entry.lockedUntil > Date.now()) throw new TooManyAttempts();
    }
    export function recordFailedLogin(email: string) {
      const entry = failures.get(email) ?? { count: 0, lockedUntil: 0 };
      entry.count += 1;
      if (entry.count >= 5) entry.lockedUntil = Date.now() + 15 * 60_000;
      failures.set(email, entry);
    }
    declare class TooManyAttempts extends Error {}`,
  ],
  [
    "bulkhead",
    "",
    `const active = new Map<string, number>();
    export async function call(endpoint: string) {
      const n = active.get(endpoint) ?? 0;
      if (n >= 10) throw new Error("too many parallel calls");
      active.set(endpoint, n + 1);
      try { await fetch(endpoint); } finally { active.set(endpoint, (active.get(endpoint) ?? 1) - 1); }
    }`,
  ],
  [
    "circuit-breaker",
    "",
    `export class CircuitBreaker {
      private failures = new Map<string, { count: number; openedAt: number }>();
      async call(host: string, run: () => Promise<void>) {
        const state = this.failures.get(host);
        if (state && state.count >= 5 && Date.now() - state.openedAt < 30_000) throw new Error("open");
        try { await run(); this.failures.delete(host); }
        catch (error) {
          this.failures.set(host, { count: (state?.count ?? 0) + 1, openedAt: Date.now() });
          throw error;
        }
      }
    }
    export const breaker = new CircuitBreaker();`,
  ],
  [
    "warn-once-a-minute",
    "",
    `const lastWarned = new Map<string, number>();
    export function warn(key: string) {
      const last = lastWarned.get(key) ?? 0;
      if (Date.now() - last < 60_000) return;
      lastWarned.set(key, Date.now());
      console.warn(key);
    }`,
  ],
  [
    "cache-with-age",
    "",
    `const cache = new Map<string, { value: string; at: number }>();
    export async function load(key: string): Promise<string> {
      const known = cache.get(key);
      if (known && Date.now() - known.at < 60_000) return known.value;
      const value = await (await fetch(key)).text();
      cache.set(key, { value, at: Date.now() });
      return value;
    }`,
  ],
  // Dedupe
  [
    "events-with-sweep",
    "processedEvents: dedupe likely",
    `const processedEvents = new Map<string, number>();
    function isDuplicate(eventId: string): boolean {
      const now = Date.now();
      for (const [id, at] of processedEvents) if (now - at > 300_000) processedEvents.delete(id);
      if (processedEvents.has(eventId)) return true;
      processedEvents.set(eventId, now);
      return false;
    }
    export async function POST(request: Request) {
      const body = await request.json();
      if (isDuplicate(body.event_id)) return new Response("ok");
      await fetch("https://example.com", { method: "POST", body: JSON.stringify(body) });
      return new Response("ok");
    }`,
  ],
  [
    "set-in-a-handler",
    "seen: dedupe likely",
    `const seen = new Set<string>();
    export async function handleWebhook(event: { id: string }) {
      if (seen.has(event.id)) return;
      seen.add(event.id);
      await sendInvoiceEmail(event.id);
    }
    declare function sendInvoiceEmail(id: string): Promise<void>;`,
  ],
  [
    "two-methods",
    "processedMessages: dedupe likely",
    `export class Consumer {
      private processedMessages = new Set<string>();
      async onMessage(message: { id: string }) {
        if (this.isProcessed(message.id)) return;
        await publishOrderCreated(message);
        this.markProcessed(message.id);
      }
      isProcessed(messageId: string) { return this.processedMessages.has(messageId); }
      markProcessed(messageId: string) { this.processedMessages.add(messageId); }
    }
    declare function publishOrderCreated(message: unknown): Promise<void>;
    export const consumer = new Consumer();`,
  ],
  [
    "negated-with-timeout",
    "handled: dedupe likely",
    `const handled = new Set<string>();
    export async function onUpdate(updateId: string) {
      if (!handled.has(updateId)) {
        handled.add(updateId);
        setTimeout(() => handled.delete(updateId), 60_000);
        await sendNotification(updateId);
      }
    }
    declare function sendNotification(id: string): Promise<void>;`,
  ],
  [
    "list-of-ids",
    "processedIds: dedupe likely",
    `let processedIds: string[] = [];
    export async function onOrder(orderId: string) {
      if (processedIds.includes(orderId)) { return; }
      processedIds.push(orderId);
      await sendOrderEmail(orderId);
    }
    declare function sendOrderEmail(id: string): Promise<void>;`,
  ],
  [
    "lru-of-ids",
    "recentlyProcessed: dedupe likely",
    `import { LRUCache } from "lru-cache";
    const recentlyProcessed = new LRUCache<string, boolean>({ max: 1000, ttl: 60_000 });
    export async function process(job: { data: { eventId: string } }) {
      const { eventId } = job.data;
      if (recentlyProcessed.get(eventId)) return;
      recentlyProcessed.set(eventId, true);
      await publishEventStored(eventId);
    }
    declare function publishEventStored(id: string): Promise<void>;`,
  ],
  [
    "in-progress-is-no-dedupe",
    "",
    `const processing = new Set<string>();
    export async function run(jobId: string) {
      if (processing.has(jobId)) return;
      processing.add(jobId);
      try { await work(jobId); } finally { processing.delete(jobId); }
    }
    declare function work(id: string): Promise<void>;`,
  ],
  [
    "local-set-is-no-dedupe",
    "",
    `export async function all(events: { id: string }[]) {
      const seen = new Set<string>();
      for (const event of events) {
        if (seen.has(event.id)) continue;
        seen.add(event.id);
        await sendMailFor(event.id);
      }
    }
    declare function sendMailFor(id: string): Promise<void>;`,
  ],
  [
    "subscribed-once",
    "",
    `export class Subscriber {
      private subscribedChannels = new Set<string>();
      async subscribe(channelId: string) {
        if (this.subscribedChannels.has(channelId)) return;
        this.subscribedChannels.add(channelId);
        await redis.subscribe(channelId);
      }
    }
    declare const redis: { subscribe(id: string): Promise<void> };
    export const subscriber = new Subscriber();`,
  ],
  // Handshakes
  [
    "oauth-state",
    "states: handshake likely",
    `const states = new Map<string, { userId: string; at: number }>();
    export function begin(userId: string): string {
      const state = crypto.randomUUID();
      states.set(state, { userId, at: Date.now() });
      return "https://idp.example.com?state=" + state;
    }
    export async function callback(state: string): Promise<string> {
      const pending = states.get(state);
      if (!pending) throw new Error("invalid state");
      states.delete(state);
      return pending.userId;
    }`,
  ],
  [
    "pending-set",
    "pendingImpersonations: handshake likely",
    `const pendingImpersonations = new Set<string>();
    export function mark(email: string) { pendingImpersonations.add(email); }
    export function consume(email: string): boolean { return pendingImpersonations.delete(email); }`,
  ],
  [
    "otp-compared",
    "otps: handshake likely",
    `const otps = new Map<string, { code: string; expiresAt: number }>();
    export async function requestOtp(phone: string) {
      const code = String(Math.random()).slice(2, 8);
      otps.set(phone, { code, expiresAt: Date.now() + 300_000 });
      await sendSms(phone, code);
    }
    export function verifyOtp(phone: string, code: string): boolean {
      const entry = otps.get(phone);
      if (!entry || entry.expiresAt < Date.now()) return false;
      if (entry.code !== code) return false;
      otps.delete(phone);
      return true;
    }
    declare function sendSms(to: string, text: string): Promise<void>;`,
  ],
  [
    "sessions-in-a-record",
    "sessions: handshake likely",
    `const sessions: Record<string, { userId: string }> = {};
    export async function login(userId: string): Promise<string> {
      const token = crypto.randomUUID();
      sessions[token] = { userId };
      return token;
    }
    export function authenticate(req: any, res: any, next: any) {
      const session = sessions[req.headers.authorization];
      if (!session) return res.status(401).json({ error: "Unauthorized" });
      req.user = session.userId;
      next();
    }`,
  ],
  [
    "passport-store",
    "stateMap: handshake likely",
    `export class OidcStateStore {
      private stateMap = new Map<string, { context: unknown; timestamp: number }>();
      public store(req: unknown, context: unknown, callback: (error: Error | null, handle?: string) => void) {
        const handle = crypto.randomUUID();
        this.stateMap.set(handle, { context, timestamp: Date.now() });
        callback(null, handle);
      }
      public verify(req: unknown, handle: string, callback: (error: Error | null, context?: unknown) => void) {
        const data = this.stateMap.get(handle);
        if (!data) { return callback(null, undefined); }
        this.stateMap.delete(handle);
        callback(null, data.context);
      }
    }
    class Strategy { private static readonly stateStore = new OidcStateStore(); }
    export { Strategy };`,
  ],
  [
    "mcp-transports",
    "transports: handshake likely",
    `const transports: { [sessionId: string]: StreamableHTTPServerTransport } = {};
    export function mount(app: any) {
      app.post("/mcp", async (req: any, res: any) => {
        const transport = new StreamableHTTPServerTransport({
          onsessioninitialized: (id: string) => { transports[id] = transport; },
        });
        await transport.handleRequest(req, res, req.body);
      });
      app.get("/mcp", async (req: any, res: any) => {
        const transport = transports[req.headers["mcp-session-id"]];
        if (!transport) { res.status(400).send("Invalid session"); return; }
        await transport.handleRequest(req, res);
      });
    }
    declare class StreamableHTTPServerTransport { constructor(o: any); handleRequest(...a: any[]): Promise<void> }`,
  ],
  [
    "own-ttl-store",
    "challenges: handshake likely",
    `class TtlStore<V> {
      private readonly entries = new Map<string, { value: V; expiresAt: number }>();
      set(key: string, value: V) { this.entries.set(key, { value, expiresAt: Date.now() + 60_000 }); }
      get(key: string): V | undefined {
        const entry = this.entries.get(key);
        if (entry === undefined || entry.expiresAt < Date.now()) return undefined;
        return entry.value;
      }
      delete(key: string) { this.entries.delete(key); }
    }
    const challenges = new TtlStore<string>();
    export function options(userId: string) {
      const challenge = crypto.randomUUID();
      challenges.set(userId, challenge);
      return challenge;
    }
    export function verify(userId: string, answer: string) {
      const expected = challenges.get(userId);
      if (expected !== answer) throw new Error("invalid challenge");
      challenges.delete(userId);
    }`,
  ],
  [
    "requests-over-a-socket",
    "",
    `export class Rpc {
      private pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
      private next = 0;
      constructor(private socket: { send(text: string): void }) {}
      call(method: string): Promise<unknown> {
        const id = this.next++;
        return new Promise((resolve, reject) => {
          this.pending.set(id, { resolve, reject });
          this.socket.send(JSON.stringify({ id, method }));
        });
      }
      onMessage(text: string) {
        const { id, result } = JSON.parse(text);
        const waiting = this.pending.get(id);
        if (!waiting) return;
        this.pending.delete(id);
        waiting.resolve(result);
      }
    }
    declare const socket: { send(text: string): void };
    export const rpc = new Rpc(socket);`,
  ],
  [
    "single-flight",
    "",
    `const inFlight = new Map<string, Promise<string>>();
    export function load(token: string): Promise<string> {
      const known = inFlight.get(token);
      if (known) return known;
      const promise = fetch(token).then((r) => r.text()).finally(() => inFlight.delete(token));
      inFlight.set(token, promise);
      return promise;
    }`,
  ],
  [
    "debounce",
    "",
    `const debounceTimers = new Map<string, NodeJS.Timeout>();
    export function onChange(userId: string) {
      const timer = debounceTimers.get(userId);
      if (timer) clearTimeout(timer);
      debounceTimers.set(userId, setTimeout(() => { debounceTimers.delete(userId); recompute(userId); }, 5_000));
    }
    declare function recompute(id: string): void;`,
  ],
  // Locks
  [
    "flag-with-finally",
    "isRunning: lock likely",
    `let isRunning = false;
    export async function POST() {
      if (isRunning) return new Response("busy", { status: 409 });
      isRunning = true;
      try {
        const rows = await prisma.payout.findMany({ where: { status: "open" } });
        for (const row of rows) await prisma.payout.update({ where: { id: row.id }, data: { status: "paid" } });
      } finally {
        isRunning = false;
      }
      return new Response("ok");
    }
    declare const prisma: any;`,
  ],
  [
    "flag-in-a-service",
    "syncing: lock likely",
    `import { Injectable } from "@nestjs/common";
    @Injectable()
    export class SyncService {
      private syncing = false;
      constructor(private readonly prisma: PrismaService) {}
      async sync(orgId: string) {
        if (this.syncing) { throw new Error("sync in progress"); }
        this.syncing = true;
        await this.prisma.organization.update({ where: { id: orgId }, data: { syncedAt: new Date() } });
        this.syncing = false;
      }
    }`,
  ],
  [
    "keys-in-progress",
    "inProgress: lock likely",
    `const inProgress = new Set<string>();
    export async function charge(orderId: string) {
      if (inProgress.has(orderId)) throw new Error("already being charged");
      inProgress.add(orderId);
      try { await stripe.charges.create({ order: orderId }); } finally { inProgress.delete(orderId); }
    }
    declare const stripe: any;`,
  ],
  [
    "flag-part-of-an-object",
    "running: lock likely",
    `const state = { running: false, last: 0 };
    export async function rebuild() {
      if (state.running) return;
      state.running = true;
      try { await db.report.create({ data: {} }); } finally { state.running = false; state.last = Date.now(); }
    }
    declare const db: any;`,
  ],
  [
    "flag-of-a-timer",
    "",
    `let running = false;
    export async function tick() {
      if (running) return;
      running = true;
      try { await prisma.payout.updateMany({ data: {} }); } finally { running = false; }
    }
    setInterval(() => void tick(), 60_000);
    declare const prisma: any;`,
  ],
  [
    "flag-of-local-work",
    "",
    `let loading = false;
    const rules = new Map<string, string>();
    export async function reload() {
      if (loading) return;
      loading = true;
      try { for (const rule of await (await fetch("/rules")).json()) rules.set(rule.id, rule.text); } finally { loading = false; }
    }`,
  ],
  // Caches
  [
    "dropped-on-write",
    "userCache: cache likely",
    `const userCache = new Map<string, User>();
    export async function getUser(id: string): Promise<User> {
      const known = userCache.get(id);
      if (known) return known;
      const user = await prisma.user.findUnique({ where: { id } });
      userCache.set(id, user);
      return user;
    }
    export async function renameUser(id: string, name: string) {
      await prisma.user.update({ where: { id }, data: { name } });
      userCache.delete(id);
    }
    interface User { id: string }
    declare const prisma: any;`,
  ],
  [
    "invalidated-by-a-method",
    "permissions: cache likely",
    `import { Injectable } from "@nestjs/common";
    import { Repository } from "typeorm";
    @Injectable()
    export class PermissionService {
      private readonly permissions = new Map<string, string[]>();
      constructor(private readonly permissionRepository: Repository<any>) {}
      async of(userId: string) {
        let found = this.permissions.get(userId);
        if (!found) {
          found = await this.permissionRepository.find({ where: { userId } });
          this.permissions.set(userId, found);
        }
        return found;
      }
      async grant(userId: string, name: string) {
        await this.permissionRepository.save({ userId, name });
        this.invalidate(userId);
      }
      private invalidate(userId: string) { this.permissions.delete(userId); }
    }`,
  ],
  [
    "single-value-dropped",
    "cachedSettings: cache likely",
    `let cachedSettings: any | null = null;
    export async function getSettings() {
      if (cachedSettings) return cachedSettings;
      cachedSettings = await prisma.settings.findFirst();
      return cachedSettings;
    }
    export async function saveSettings(data: any) {
      await prisma.settings.update({ where: { id: 1 }, data });
      cachedSettings = null;
    }
    declare const prisma: any;`,
  ],
  [
    "short-ttl",
    "",
    `const flags = new Map<string, { value: any; expiresAt: number }>();
    const TTL = 30 * 1000;
    export async function flag(key: string) {
      const known = flags.get(key);
      if (known && known.expiresAt > Date.now()) return known.value;
      const value = await prisma.flag.findUnique({ where: { key } });
      flags.set(key, { value, expiresAt: Date.now() + TTL });
      return value;
    }
    export async function setFlag(key: string, on: boolean) {
      await prisma.flag.update({ where: { key }, data: { on } });
      flags.delete(key);
    }
    declare const prisma: any;`,
  ],
  [
    "told-by-a-channel",
    "",
    `const orgs = new Map<string, any>();
    export async function org(id: string) {
      const known = orgs.get(id);
      if (known) return known;
      const row = await prisma.org.findUnique({ where: { id } });
      orgs.set(id, row);
      return row;
    }
    export async function update(id: string, data: any) {
      await prisma.org.update({ where: { id }, data });
      await redis.publish("org-changed", id);
    }
    subscriber.on("message", (channel: string, id: string) => { orgs.delete(id); });
    declare const prisma: any; declare const redis: any; declare const subscriber: any;`,
  ],
  [
    "api-keys-for-ever",
    "apiKeys: cache possible",
    `const apiKeys = new Map<string, any>();
    export async function verify(hash: string) {
      let key = apiKeys.get(hash);
      if (!key) {
        key = await prisma.apiKey.findUnique({ where: { hash } });
        apiKeys.set(hash, key);
      }
      return key;
    }
    declare const prisma: any;`,
  ],
  // Connections
  [
    "sse-clients",
    "clients: connections likely",
    `const clients = new Map<string, Response>();
    export function join(req: any, res: any) {
      clients.set(req.params.id, res);
      req.on("close", () => clients.delete(req.params.id));
    }
    export function notify(id: string, data: unknown) {
      const client = clients.get(id);
      if (client) client.write(JSON.stringify(data));
    }
    interface Response { write(text: string): void }`,
  ],
  [
    "chat",
    "clients: connections likely",
    `import { WebSocketServer, WebSocket } from "ws";
    const clients = new Set<WebSocket>();
    export function start(server: any) {
      const wss = new WebSocketServer({ server });
      wss.on("connection", (ws: WebSocket) => {
        clients.add(ws);
        ws.on("message", (text: string) => { for (const client of clients) client.send(text); });
        ws.on("close", () => clients.delete(ws));
      });
    }`,
  ],
  [
    "rooms",
    "rooms: connections likely",
    `const rooms = new Map<string, Set<WebSocket>>();
    export function join(room: string, ws: WebSocket) {
      const members = rooms.get(room) ?? new Set<WebSocket>();
      members.add(ws);
      rooms.set(room, members);
    }
    export function broadcast(room: string, text: string) {
      rooms.get(room)?.forEach((ws) => ws.send(text));
    }
    interface WebSocket { send(text: string): void }`,
  ],
  [
    "fed-by-redis",
    "",
    `const clients = new Map<string, any>();
    export function join(id: string, res: any) { clients.set(id, res); }
    redis.subscribe("events", (text: string) => { for (const client of clients.values()) client.write(text); });
    declare const redis: any;`,
  ],
  [
    "closing-only",
    "",
    `import { WebSocket } from "ws";
    const sockets = new Set<WebSocket>();
    export function add(ws: WebSocket) { sockets.add(ws); }
    export function shutdown() { for (const ws of sockets) ws.close(); }`,
  ],
];

const studied = study(
  Object.fromEntries(SNIPPETS.map(([name, , code]) => [`src/${name}.ts`, code])),
);

for (const [name, expected] of SNIPPETS)
  test(name, () => {
    const found: string[] = [];
    for (const node of descendants(studied.file(`src/${name}.ts`))) {
      if (!ts.isVariableDeclaration(node) && !ts.isPropertyDeclaration(node)) continue;
      for (const {
        name: { text },
        role,
      } of rolesOf(node, studied.analysis))
        found.push(`${text}: ${role.kind} ${role.confidence}`);
    }
    assert.equal(found.join(", "), expected);
  });
