/** The catalog's tag vocabulary: what a declaration's JSDoc may say about its calls. Parsed and checked here only. */
import { ts } from "ts-morph";
import { parseProof } from "./proof.ts";

/** One way to bound a call in time. */
export type DeadlineWay =
  /** A property (dotted path) of an argument of this call, for example `init.signal`. */
  | { readonly kind: "option"; readonly parameter: string; readonly path: readonly string[] }
  /** A positional argument of this call. */
  | { readonly kind: "argument"; readonly parameter: string }
  /** An option of the call that created the receiver, dotted path below its `@creates` parameter. */
  | { readonly kind: "client"; readonly path: readonly string[] };

/** What a database call does with its rows; `query` is a raw one whose text decides. */
export const OPERATIONS = [
  "find-unique",
  "find-one",
  "find-many",
  "count",
  "exists",
  "aggregate",
  "insert",
  "insert-many",
  "update",
  "update-many",
  "upsert",
  "save",
  "delete",
  "delete-many",
  "increment",
  "query",
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** How the waits between the attempts of a retry grow. */
export type Backoff = "immediate" | "constant" | "exponential" | "jittered";

/** What a process may keep for itself although all instances should share it. */
export type Kept = "rate-limit" | "session" | "lock" | "cache" | "sockets" | "queue" | "schedule";

export interface CallFacts {
  /** The declaration the facts were read from. */
  readonly declaration: ts.Declaration;
  /** `@remote effect to`: the call leaves the process. `call` is an effect decided by arguments. */
  readonly remote?: { readonly effect: "read" | "write" | "call"; readonly to: string };
  /** `@file effect`: the call reads or writes files of the machine it runs on; `call` leaves open which. */
  readonly file?: "read" | "write" | "call";
  /** `@deadline way | way`: how a caller bounds the call. */
  readonly deadline: readonly DeadlineWay[];
  /** `@default none` or `@default 300s`: what bounds the call when the caller does not; milliseconds, Infinity for none. */
  readonly defaultDeadline?: number;
  /** `@creates kind [parameter]`: the result is a client; the parameter holds its options. */
  readonly creates?: { readonly kind: string; readonly parameter?: string };
  /** `@bounds parameter…`: what runs in these arguments is bounded in time by this call. */
  readonly bounds: readonly string[];
  /** `@clock wall`: the result is a reading of that clock. */
  readonly clock?: "wall" | "monotonic" | "database";
  /** `@schedules parameter`: the argument runs later, on a timer of this process. */
  readonly schedules?: string;
  /** `@data client operation`: a call of a database client, read by the adapter of that client. */
  readonly data?: { readonly client: string; readonly operation: Operation };
  /** `@transaction parameter`: runs the callback in a transaction and hands it the transaction's own client first. */
  readonly transaction?: string;
  /** `@runs parameter…`: calls these functions before its own result settles. */
  readonly runs: readonly string[];
  /** `@retries n backoff [ways]`: repeats by itself after failures, unless a way says otherwise; Infinity for ever. */
  readonly retries?: {
    readonly count: number;
    readonly backoff: Backoff;
    readonly ways: readonly DeadlineWay[];
  };
  /** `@idempotency automatic | way`: how the other side is told that two calls are one. */
  readonly idempotency?: {
    /** The client makes a key of its own for its own repeats; a second call has another one. */
    readonly automatic: boolean;
    readonly ways: readonly DeadlineWay[];
  };
  /** `@enters context parameter.path`: the functions given are called for each request, message or run of a schedule. */
  readonly enters: readonly Entered[];
  /** `@keeps what [ways]`: holds it in the memory of this process unless one of the ways is used. */
  readonly keeps?: { readonly what: Kept; readonly ways: readonly DeadlineWay[] };
  /** `@pool n [ways]`: connections or sockets a client opens at most; Infinity for no limit. */
  readonly pool?: { readonly size: number; readonly ways: readonly DeadlineWay[] };
  /** `@lock acquire|release|hold`: a lock that other processes see; `hold` runs a function under it. */
  readonly lock?: "acquire" | "release" | "hold";
  /** `@tag` words of other tags, by tag name. */
  readonly has: ReadonlySet<string>;
}

/** Contexts that a call can make a function an entry of. */
export type EntryContext = "request" | "consumer" | "job";

/** Where the function stands: in an argument itself, or at a dotted path below it. */
export interface Entered {
  readonly context: EntryContext;
  readonly parameter: string;
  readonly path: readonly string[];
}

export interface TagProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

interface TagSpec {
  readonly usage: string;
  readonly parse: (text: string, into: Draft) => boolean;
}

type Draft = {
  -readonly [K in Exclude<
    keyof CallFacts,
    "declaration" | "deadline" | "bounds" | "runs" | "enters" | "has"
  >]?: CallFacts[K];
} & {
  deadline: DeadlineWay[];
  bounds: string[];
  runs: string[];
  enters: Entered[];
  has: Set<string>;
};

const emptyDraft = (): Draft => ({
  deadline: [],
  bounds: [],
  runs: [],
  enters: [],
  has: new Set(),
});

const DURATION = /^(\d+)(ms|s|min)$/;
const UNIT = { ms: 1, s: 1000, min: 60_000 } as const;

const TAGS: Readonly<Record<string, TagSpec>> = {
  remote: {
    usage: "@remote read|write|call <to>",
    parse(text, into) {
      const match = /^(read|write|call) ([a-z-]+)$/.exec(text);
      if (match?.[1] === undefined || match[2] === undefined) return false;
      into.remote = { effect: match[1] as "read" | "write" | "call", to: match[2] };
      return true;
    },
  },
  file: {
    usage: "@file read|write|call",
    parse(text, into) {
      if (text !== "read" && text !== "write" && text !== "call") return false;
      into.file = text;
      return true;
    },
  },
  deadline: {
    usage: "@deadline option <parameter>.<path> | argument <parameter> | client <path>",
    parse(text, into) {
      const ways = waysIn(text);
      if (ways === undefined) return false;
      into.deadline.push(...ways);
      return true;
    },
  },
  default: {
    usage: "@default none|<number>ms|s|min",
    parse(text, into) {
      const match = DURATION.exec(text);
      if (text !== "none" && match === null) return false;
      into.defaultDeadline =
        match === null
          ? Number.POSITIVE_INFINITY
          : Number(match[1]) * UNIT[match[2] as keyof typeof UNIT];
      return true;
    },
  },
  creates: {
    usage: "@creates <kind> [<parameter>]",
    parse(text, into) {
      const match = /^([a-z][a-z0-9-]*)(?: (\w+))?$/.exec(text);
      if (match?.[1] === undefined) return false;
      into.creates = { kind: match[1], ...(match[2] === undefined ? {} : { parameter: match[2] }) };
      return true;
    },
  },
  bounds: {
    usage: "@bounds <parameter>…",
    parse(text, into) {
      if (!/^\w+( \w+)*$/.test(text)) return false;
      into.bounds.push(...text.split(" "));
      return true;
    },
  },
  clock: {
    usage: "@clock wall|monotonic|database",
    parse(text, into) {
      if (text !== "wall" && text !== "monotonic" && text !== "database") return false;
      into.clock = text;
      return true;
    },
  },
  schedules: {
    usage: "@schedules <parameter>",
    parse(text, into) {
      if (!/^\w+$/.test(text)) return false;
      into.schedules = text;
      return true;
    },
  },
  data: {
    usage: "@data <client> <operation>",
    parse(text, into) {
      const [client = "", word, ...rest] = text.split(" ");
      const operation = OPERATIONS.find((each) => each === word);
      if (!/^[a-z][a-z0-9-]*$/.test(client) || operation === undefined || rest.length > 0)
        return false;
      into.data = { client, operation };
      return true;
    },
  },
  transaction: {
    usage: "@transaction <parameter>",
    parse(text, into) {
      if (!/^\w+$/.test(text)) return false;
      into.transaction = text;
      return true;
    },
  },
  runs: {
    usage: "@runs <parameter>…",
    parse(text, into) {
      if (!/^\w+( \w+)*$/.test(text)) return false;
      into.runs.push(...text.split(" "));
      return true;
    },
  },
  retries: {
    usage: "@retries <number>|forever immediate|constant|exponential|jittered [<way> | <way>]",
    parse(text, into) {
      const match = /^(\d+|forever) (immediate|constant|exponential|jittered)(?: (.+))?$/.exec(
        text,
      );
      const ways = match?.[3] === undefined ? [] : waysIn(match[3]);
      if (match === null || ways === undefined) return false;
      const count = match[1] === "forever" ? Number.POSITIVE_INFINITY : Number(match[1]);
      into.retries = { count, backoff: match[2] as Backoff, ways };
      return true;
    },
  },
  idempotency: {
    usage: "@idempotency automatic | <way> | <way>",
    parse(text, into) {
      const [, automatic, rest] = /^(automatic)?(?: ?\| ?)?(.*)$/.exec(text) ?? [];
      const ways = rest === undefined || rest === "" ? [] : waysIn(rest);
      if (ways === undefined || (automatic === undefined && ways.length === 0)) return false;
      into.idempotency = { automatic: automatic !== undefined, ways };
      return true;
    },
  },
  enters: {
    usage: "@enters request|consumer|job <parameter>[.<path>]…",
    parse(text, into) {
      const match = /^(request|consumer|job)((?: \w+(?:\.\w+)*)+)$/.exec(text);
      if (match?.[2] === undefined) return false;
      for (const target of match[2].trim().split(" ")) {
        const [parameter = "", ...path] = target.split(".");
        into.enters.push({ context: match[1] as EntryContext, parameter, path });
      }
      return true;
    },
  },
  keeps: {
    usage: "@keeps rate-limit|session|lock|cache|sockets|queue|schedule [<way> | <way>]",
    parse(text, into) {
      const match = /^(rate-limit|session|lock|cache|sockets|queue|schedule)(?: (.+))?$/.exec(text);
      const ways = match?.[2] === undefined ? [] : waysIn(match[2]);
      if (match === null || ways === undefined) return false;
      into.keeps = { what: match[1] as Kept, ways };
      return true;
    },
  },
  pool: {
    usage: "@pool <number>|none [<way> | <way>]",
    parse(text, into) {
      const match = /^(\d+|none)(?: (.+))?$/.exec(text);
      const ways = match?.[2] === undefined ? [] : waysIn(match[2]);
      if (match === null || ways === undefined) return false;
      into.pool = { size: match[1] === "none" ? Number.POSITIVE_INFINITY : Number(match[1]), ways };
      return true;
    },
  },
  lock: {
    usage: "@lock acquire|release|hold",
    parse(text, into) {
      if (text !== "acquire" && text !== "release" && text !== "hold") return false;
      into.lock = text;
      return true;
    },
  },
  /** About the other tags, not about the call: read by `statedFacts`. */
  proof: {
    usage: "@proof proven|read|assumed <tag>… [-- <source>]",
    parse: (text) => parseProof(text, TAGS) !== undefined,
  },
  /** A marker that only `callsTagged` and `has` look at, for facts about a whole program. */
  mark: {
    usage: "@mark <word>",
    parse(text, into) {
      if (!/^[a-z-]+$/.test(text)) return false;
      into.has.add(text);
      return true;
    },
  },
};

/** Standard JSDoc that catalog files may also carry. */
const PLAIN = new Set([
  "param",
  "returns",
  "see",
  "deprecated",
  "example",
  "source",
  "since",
  "internal",
]);

/** Whether a text may stand behind the tag; undefined for a tag that is none of ours. */
export function isWellFormed(name: string, text: string): boolean | undefined {
  return specOf(name)?.parse(text, emptyDraft());
}

export const usageOf = (name: string): string => specOf(name)?.usage ?? "";

/** The names of all tags, for a cheap look whether a text can hold one. */
export const TAG_NAMES: readonly string[] = Object.keys(TAGS);
export const TAG_USAGE: readonly string[] = Object.values(TAGS).map((tag) => tag.usage);

/** Reads the tags of a declaration; undefined when it carries none of ours. Malformed tags are passed over. */
export function factsOfDeclaration(declaration: ts.Declaration): CallFacts | undefined {
  const draft = emptyDraft();
  let found = false;
  for (const tag of ts.getJSDocTags(declaration)) {
    const spec = specOf(tag.tagName.text);
    if (spec?.parse(textOf(tag), draft) && spec !== TAGS.proof) found = true;
  }
  if (draft.remote !== undefined) inherit(draft, declaration);
  return found ? { ...draft, declaration } : undefined;
}

/** What a class or an interface says of all its remote calls, where the call itself says nothing. */
function inherit(draft: Draft, declaration: ts.Declaration): void {
  const owner = declaration.parent;
  if (owner === undefined || (!ts.isInterfaceDeclaration(owner) && !ts.isClassLike(owner))) return;
  const shared = emptyDraft();
  for (const tag of ts.getJSDocTags(owner)) specOf(tag.tagName.text)?.parse(textOf(tag), shared);
  if (draft.deadline.length === 0)
    draft.deadline.push(...shared.deadline.filter((way) => isOpenTo(declaration, way)));
  const defaultDeadline = draft.defaultDeadline ?? shared.defaultDeadline;
  if (defaultDeadline !== undefined) draft.defaultDeadline = defaultDeadline;
  const retries = draft.retries ?? shared.retries;
  if (retries !== undefined) draft.retries = retries;
  const { idempotency } = shared;
  if (idempotency === undefined || draft.idempotency !== undefined) return;
  const ways = idempotency.ways.filter((way) => isOpenTo(declaration, way));
  const isKnown = ways.length > 0 || idempotency.automatic;
  if (isKnown) draft.idempotency = { ...idempotency, ways };
}

/** A way that names a parameter exists for the calls that have one. */
function isOpenTo(declaration: ts.Declaration, way: DeadlineWay): boolean {
  if (way.kind === "client") return true;
  return (
    ts.isFunctionLike(declaration) &&
    declaration.parameters.some(({ name }) => ts.isIdentifier(name) && name.text === way.parameter)
  );
}

/** Every malformed or unknown tag of a file, for catalog validation. */
export function checkTags(file: ts.SourceFile): TagProblem[] {
  const problems: TagProblem[] = [];
  const seen = new Set<ts.JSDocTag>();
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (seen.has(tag)) continue;
      seen.add(tag);
      const problem = problemOf(tag);
      if (problem === undefined) continue;
      const line = file.getLineAndCharacterOfPosition(tag.getStart(file)).line + 1;
      problems.push({ file: file.fileName, line, message: problem });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return problems;
}

/** `option p.a.b | argument p | client a.b`; undefined when malformed. */
function waysIn(text: string): DeadlineWay[] | undefined {
  const ways: DeadlineWay[] = [];
  for (const clause of text.split("|")) {
    const [kind, target, ...rest] = clause.trim().split(/\s+/);
    if (target === undefined || rest.length > 0) return undefined;
    const [first = "", ...path] = target.split(".");
    if (kind === "option" && path.length > 0) ways.push({ kind, parameter: first, path });
    else if (kind === "argument" && path.length === 0) ways.push({ kind, parameter: first });
    else if (kind === "client") ways.push({ kind, path: target.split(".") });
    else return undefined;
  }
  return ways;
}

function specOf(name: string): TagSpec | undefined {
  return Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
}

function problemOf(tag: ts.JSDocTag): string | undefined {
  const name = tag.tagName.text;
  const spec = specOf(name);
  if (spec === undefined) {
    if (PLAIN.has(name)) return undefined;
    return `unknown tag @${name}; known tags: ${Object.keys(TAGS).join(", ")}`;
  }
  const draft = emptyDraft();
  return spec.parse(textOf(tag), draft) ? undefined : `malformed @${name}; write ${spec.usage}`;
}

/** What stands behind the name of a tag, on one line. */
export function textOf(tag: ts.JSDocTag): string {
  const comment = tag.comment;
  const text = typeof comment === "string" ? comment : ts.getTextOfJSDocComment(comment);
  return (text ?? "").trim().replace(/\s+/g, " ");
}
