/** Repairs with the store that all instances share: a Redis client that the package has, and helpers of a few lines on it. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { withConstant } from "./edits.ts";
import { importsOf } from "./imports.ts";
import type { TextEdit } from "./rule.ts";
import { type Named, withFunction, withImport } from "./scaffold.ts";
import { calledName, outer, unwrap } from "./syntax.ts";

export type StoreClient = "ioredis" | "@upstash/redis" | "redis";
const CLIENTS: readonly StoreClient[] = ["ioredis", "@upstash/redis", "redis"];

/** The Redis client that a file can use without a new dependency; undefined when its package has none. */
export function storeClientOf(file: ts.SourceFile, analysis: Analysis): StoreClient | undefined {
  const { dependencies } = analysis.packageOf(file);
  return CLIENTS.find((each) => dependencies.has(each));
}

interface Store extends Named {
  readonly client: StoreClient;
}

/** A name for the client in the file: one that is there already, or a new constant. */
export function withStore(file: ts.SourceFile, client: StoreClient, analysis: Analysis): Store {
  const known = clientIn(file);
  if (known !== undefined) return { client, name: known, edits: [] };
  const own = clientOfProject(file, client, analysis);
  if (own !== undefined) return { client, ...withImport(file, own.specifier, own.name) };
  const exported = client === "ioredis" ? "default" : client === "redis" ? "createClient" : "Redis";
  const imported = withImport(
    file,
    client,
    exported,
    client === "redis" ? "createClient" : "Redis",
  );
  const url = `process.env.REDIS_URL`;
  const value = {
    ioredis: `new ${imported.name}(${url} ?? "redis://127.0.0.1:6379", { commandTimeout: 5_000 })`,
    "@upstash/redis": `${imported.name}.fromEnv({ signal: () => AbortSignal.timeout(5_000) })`,
    redis: `${imported.name}({ url: ${url}, socket: { socketTimeout: 30_000 } })`,
  }[client];
  const comment = "Shared by all instances.";
  const constant = withConstant(file, "sharedStore", value, comment);
  return { client, name: constant.name, edits: [...imported.edits, ...constant.edits] };
}

/** A client that a module of the project exports: a second one would be a second connection. */
function clientOfProject(
  file: ts.SourceFile,
  client: StoreClient,
  analysis: Analysis,
): { readonly name: string; readonly specifier: string } | undefined {
  const { directory } = analysis.packageOf(file);
  for (const made of storesMade(analysis)) {
    const declaration = outer(made);
    if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) continue;
    const home = declaration.getSourceFile();
    if (!isExportedConstant(declaration) || !isMadeBy(made, client)) continue;
    const { text: name } = declaration.name;
    if (new RegExp(`\\b${name}\\b`).test(file.text)) continue;
    for (const use of analysis.referencesTo(declaration)) {
      const other = use.getSourceFile();
      const imported = importsOf(other).get(use.text);
      if (imported?.name !== name || imported.specifier.startsWith(".")) continue;
      if (analysis.packageOf(other).directory === directory)
        return { name, specifier: imported.specifier };
    }
    if (analysis.packageOf(home).directory === directory)
      return { name, specifier: relativeSpecifier(file, home) };
  }
  return undefined;
}

type Made = ts.CallExpression | ts.NewExpression;
const stores = new WeakMap<Analysis, readonly Made[]>();

/** The clients of shared stores that the code makes. */
function storesMade(analysis: Analysis): readonly Made[] {
  const known = stores.get(analysis) ?? analysis.callsTagged("makes-store");
  stores.set(analysis, known);
  return known;
}

/** A fix that would open a second connection, beside one that a package of the project makes in a way of its own, is for people to finish. */
export function wholeWith(
  file: ts.SourceFile,
  client: StoreClient,
  analysis: Analysis,
): { readonly isUnfinished?: true } {
  if (clientIn(file) !== undefined || clientOfProject(file, client, analysis) !== undefined)
    return {};
  const { dependencies } = analysis.packageOf(file);
  const isSecond = storesMade(analysis).some((made) => {
    const { name } = analysis.packageOf(made.getSourceFile());
    return name !== undefined && dependencies.has(name);
  });
  return isSecond ? { isUnfinished: true } : {};
}

function isExportedConstant(declaration: ts.VariableDeclaration): boolean {
  const statement = declaration.parent.parent;
  return (
    ts.isVariableStatement(statement) &&
    ts.isSourceFile(statement.parent) &&
    (declaration.parent.flags & ts.NodeFlags.Const) !== 0 &&
    statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

/** By the package that the maker is imported from. */
function isMadeBy(made: ts.CallExpression | ts.NewExpression, client: StoreClient): boolean {
  const maker = unwrap(made.expression);
  const [name = ""] = maker.getText().split(".");
  return importsOf(made.getSourceFile()).get(name)?.specifier === client;
}

/** `../lib/redis`, with the ending that the file gives its own modules. */
function relativeSpecifier(from: ts.SourceFile, to: ts.SourceFile): string {
  const start = from.fileName.split("/").slice(0, -1);
  const end = to.fileName.split("/");
  let shared = 0;
  while (shared < start.length && start[shared] === end[shared]) shared++;
  const up = start.slice(shared).map(() => "..");
  const path = [...(up.length === 0 ? ["."] : up), ...end.slice(shared)].join("/");
  const bare = path.replace(/\.[cm]?tsx?$/, "");
  const written = [...importsOf(from).values()].find(({ specifier }) => specifier.startsWith("."));
  const ending = /\.[cm]?[jt]s$/.exec(written?.specifier ?? "")?.[0] ?? "";
  return bare + ending;
}

/** A client by its making, or by the name under which it is imported. */
function clientIn(file: ts.SourceFile): string | undefined {
  for (const [name, { specifier }] of importsOf(file))
    if (
      /^(redis|redisClient|kv|valkey)$/i.test(name) &&
      !CLIENTS.some((each) => each === specifier)
    )
      return name;
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || initializer === undefined) continue;
      const target = unwrap(initializer);
      const made =
        ts.isNewExpression(target) || ts.isCallExpression(target) ? target.expression : undefined;
      if (made === undefined) continue;
      const text = made.getText();
      if (/^(Redis|IORedis)(\.fromEnv)?$/.test(text)) return name.text;
      if (calledName(made)?.text === "createClient" && /redis/i.test(name.text)) return name.text;
    }
  }
  return undefined;
}

export interface Helper {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** `claimOnce(key, milliseconds)`: true for the first caller of all instances within the time. */
export function withClaimOnce(
  file: ts.SourceFile,
  client: StoreClient,
  analysis: Analysis,
): Helper {
  const store = withStore(file, client, analysis);
  const set = {
    ioredis: `(await ${store.name}.set(key, "claimed", "PX", milliseconds, "NX")) === "OK"`,
    "@upstash/redis": `(await ${store.name}.set(key, "claimed", { px: milliseconds, nx: true })) === "OK"`,
    redis: `(await ${store.name}.set(key, "claimed", { PX: milliseconds, NX: true })) === "OK"`,
  }[client];
  const helper = withFunction(file, "claimOnce", [
    "/** True for the first caller in all instances; the key is free again after the time. */",
    "async function claimOnce(key: string, milliseconds: number): Promise<boolean> {",
    ...connecting(store),
    `  return ${set};`,
    "}",
  ]);
  return { name: helper.name, edits: [...store.edits, ...helper.edits] };
}

/** `countWithin(key, milliseconds)`: how often all instances were called for the key in the current window. */
export function withCountWithin(
  file: ts.SourceFile,
  client: StoreClient,
  analysis: Analysis,
): Helper {
  const store = withStore(file, client, analysis);
  const helper = withFunction(file, "countWithin", [
    "/** Counts a call, and gives the number of calls in the current window over all instances. */",
    "async function countWithin(key: string, milliseconds: number): Promise<number> {",
    ...connecting(store),
    `  const window = \`\${key}:\${Math.floor(Date.now() / milliseconds)}\`;`,
    `  const count = await ${store.name}.incr(window);`,
    `  if (count === 1) await ${store.name}.${client === "redis" ? "pExpire" : "pexpire"}(window, milliseconds);`,
    "  return count;",
    "}",
  ]);
  return { name: helper.name, edits: [...store.edits, ...helper.edits] };
}

/** `createClient` of redis gives a client that must be told to connect. */
function connecting(store: Store): readonly string[] {
  return store.client === "redis"
    ? [`  if (!${store.name}.isOpen) await ${store.name}.connect();`]
    : [];
}

/** `tryLock(key, milliseconds)` gives a token or undefined; `unlock(key, token)` frees only what is still one's own. */
export function withLock(file: ts.SourceFile, client: StoreClient, analysis: Analysis): Helper {
  const store = withStore(file, client, analysis);
  const options = {
    ioredis: `"PX", milliseconds, "NX"`,
    "@upstash/redis": "{ px: milliseconds, nx: true }",
    redis: "{ PX: milliseconds, NX: true }",
  }[client];
  const run = {
    ioredis: "eval(script, 1, key, token)",
    "@upstash/redis": "eval(script, [key], [token])",
    redis: "eval(script, { keys: [key], arguments: [token] })",
  }[client];
  const take = withFunction(file, "tryLock", [
    "/** A token for the one instance that gets the lock; undefined while another holds it. */",
    "async function tryLock(key: string, milliseconds: number): Promise<string | undefined> {",
    ...connecting(store),
    "  const token = crypto.randomUUID();",
    `  const taken = await ${store.name}.set(key, token, ${options});`,
    `  return taken === "OK" ? token : undefined;`,
    "}",
    "",
    "/** Frees the lock, unless its time has run out and another instance holds it. */",
    "async function unlock(key: string, token: string): Promise<void> {",
    `  const script = \`if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) end return 0\`;`,
    `  await ${store.name}.${run};`,
    "}",
  ]);
  return { name: take.name, edits: [...store.edits, ...take.edits] };
}
