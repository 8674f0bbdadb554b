/** Finds the places in code that put messages into queues and topics, and those that take them out. */
import type { Evidence } from "../../../rules/kit/rule.ts";

/** What both ends have in common; `messages` are patterns of a framework, whatever carries them. */
export type Library = "bull" | "kafka" | "sqs" | "pg-boss" | "amqp" | "trigger.dev" | "messages";

export interface Endpoint {
  readonly file: string;
  readonly role: "sends" | "takes";
  readonly library: Library;
  /** The queue as a text or as a constant's name (`QueueName.Mail`); undefined when only running code knows. */
  readonly key: string | undefined;
  readonly evidence: Evidence;
}

const LIBRARIES: readonly (readonly [Library, RegExp])[] = [
  ["bull", /^(?:bull|bullmq|@taskforcesh\/bullmq-pro|@nestjs\/bull(?:mq)?)$/],
  ["kafka", /^(?:kafkajs|@confluentinc\/kafka-javascript|node-rdkafka)$/],
  ["sqs", /^(?:@aws-sdk\/client-sqs|sqs-consumer|sqs-producer|@ssut\/nestjs-sqs)$/],
  ["pg-boss", /^pg-boss$/],
  ["amqp", /^(?:amqplib|amqp-connection-manager|@golevelup\/nestjs-rabbitmq)$/],
  ["trigger.dev", /^@trigger\.dev\/sdk(?:\/v3)?$/],
  ["messages", /^@nestjs\/microservices$/],
];

/** Classes that are named after what they are may keep the library in a base class of theirs. */
const NAMED = /queue|worker|consumer|producer|processor/i;

/** True for a file that is worth looking into for its name. */
export function isNamedForQueues(path: string): boolean {
  return NAMED.test(path.slice(path.lastIndexOf("/") + 1));
}

/** True for a package whose importers are worth looking into. */
export function isQueueLibrary(specifier: string): boolean {
  return LIBRARIES.some(([, pattern]) => pattern.test(specifier));
}

function librariesOf(specifiers: readonly string[]): readonly Library[] {
  return LIBRARIES.flatMap(([library, pattern]) =>
    specifiers.some((each) => pattern.test(each)) ? [library] : [],
  );
}

export const KEY =
  "(\"[^\"\\n]{2,80}\"|'[^'\\n]{2,80}'|`[^`\\n]{2,80}`|[A-Za-z_$][\\w$]*(?:\\.[\\w$]+)*)";
export const TYPES = "(?:<[^()]{0,200}>)?";

interface Pattern {
  readonly library: Library;
  readonly role: Endpoint["role"];
  readonly of: RegExp;
}

const pattern = (library: Library, role: Endpoint["role"], of: string): Pattern => ({
  library,
  role,
  of: new RegExp(of, "g"),
});

/** The first group is the queue. */
const PATTERNS: readonly Pattern[] = [
  pattern("messages", "takes", `@(?:EventPattern|MessagePattern)\\(\\s*${KEY}`),
  pattern("bull", "takes", `@Processor\\(\\s*(?:\\{\\s*name:\\s*)?${KEY}`),
  pattern("bull", "takes", `\\bnew Worker(?:Pro)?${TYPES}\\(\\s*${KEY}`),
  pattern("bull", "sends", `\\bnew Queue(?:Pro)?${TYPES}\\(\\s*${KEY}`),
  pattern("bull", "sends", `@InjectQueue\\(\\s*${KEY}`),
  pattern("kafka", "takes", `\\.subscribe\\(\\s*\\{\\s*topics?:\\s*\\[?\\s*${KEY}`),
  pattern("kafka", "sends", `\\.send\\(\\s*\\{\\s*topic:\\s*${KEY}`),
  pattern(
    "sqs",
    "takes",
    "\\bnew ReceiveMessageCommand\\(|\\bConsumer\\.create\\(|@SqsMessageHandler\\(",
  ),
  pattern("sqs", "sends", "\\bnew SendMessage(?:Batch)?Command\\(|\\bProducer\\.create\\("),
  pattern("pg-boss", "takes", `\\.work${TYPES}\\(\\s*${KEY}`),
  pattern(
    "pg-boss",
    "sends",
    `\\.(?:send|sendAfter|sendOnce|sendSingleton|insert|schedule)\\(\\s*${KEY}`,
  ),
  pattern("amqp", "takes", `\\.consume\\(\\s*${KEY}|@Rabbit(?:Subscribe|RPC)\\(`),
  pattern("amqp", "sends", `\\.sendToQueue\\(\\s*${KEY}`),
  pattern("trigger.dev", "takes", `\\b(?:schemaTask|task)\\(\\s*\\{\\s*id:\\s*${KEY}`),
  pattern(
    "trigger.dev",
    "sends",
    `\\btasks\\.(?:trigger|triggerAndWait|batchTrigger)${TYPES}\\(\\s*${KEY}`,
  ),
];

/** `class MailWorker extends WorkerBase { constructor() { super(QueueName.Mail, …) } }`. */
const DERIVED =
  /\bclass [\w$]+(?:<[^{]{0,80}>)? extends ([\w$]*(?:Queue|Worker|Consumer|Processor|Producer)[\w$]*)[^{]{0,200}\{/g;
const SUPER = new RegExp(`\\bsuper\\(\\s*${KEY}`);

export function endpointsIn(
  file: string,
  text: string,
  specifiers: readonly string[],
): readonly Endpoint[] {
  const libraries = librariesOf(specifiers);
  const found: Endpoint[] = [];
  for (const { library, role, of } of PATTERNS) {
    if (!libraries.includes(library)) continue;
    for (const match of text.matchAll(of))
      found.push(endpointAt({ file, text }, role, library, match));
  }
  // One class of Bull's both keeps and works off.
  if (libraries.includes("bull") && /\.process\(/.test(text))
    for (const each of found.filter(({ role, library }) => role === "sends" && library === "bull"))
      found.push({ ...each, role: "takes" });
  for (const match of text.matchAll(DERIVED)) {
    const start = match.index + match[0].length;
    const end = text.indexOf("\nclass ", start);
    const body = text.slice(start, Math.min(end < 0 ? text.length : end, start + LONGEST));
    const key = keyIn(SUPER.exec(body)?.[1], text);
    if (key === undefined) continue;
    const role = /Queue|Producer/.test(match[1] ?? "") ? "sends" : "takes";
    found.push(endpointOf({ file, text }, role, "bull", match.index, key));
  }
  return found;
}

const LONGEST = 3000;

/** `.emit(TOPIC, …)` and its kin, for topics that somebody listens to. */
export function sendersOf(
  file: string,
  text: string,
  keys: ReadonlySet<string>,
): readonly Endpoint[] {
  return [...text.matchAll(SENDS)].flatMap((match): Endpoint[] => {
    const key = keyIn(match[1], text);
    if (key === undefined || !keys.has(key)) return [];
    return [endpointOf({ file, text }, "sends", "messages", match.index + 1, key)];
  });
}

const SENDS = new RegExp(
  `\\.(?:emit|send|publish|produce|dispatch|enqueue)(?:Message|Event)?${TYPES}\\(\\s*${KEY}`,
  "g",
);

interface Source {
  readonly file: string;
  readonly text: string;
}

function endpointAt(
  source: Source,
  role: Endpoint["role"],
  library: Library,
  match: RegExpExecArray,
): Endpoint {
  const start = match.index + (match[0].startsWith(".") ? 1 : 0);
  return endpointOf(source, role, library, start, keyIn(match[1], source.text));
}

function endpointOf(
  { file, text }: Source,
  role: Endpoint["role"],
  library: Library,
  start: number,
  key: string | undefined,
): Endpoint {
  const line = text.indexOf("\n", start);
  const what = key ?? "a queue";
  const message = role === "sends" ? `messages go into ${what} here` : `and out of ${what} here`;
  return {
    file,
    role,
    library,
    key,
    evidence: { file, start, end: line < 0 ? text.length : line, message },
  };
}

/** Members of enumerations and of constant objects with the texts that they hold: `TOPICS.ORDER_PAID`. */
export function constantsIn(text: string): readonly (readonly [name: string, value: string])[] {
  return [...text.matchAll(HOLDER)].flatMap(([, holder, body = ""]) =>
    [...body.matchAll(MEMBER)].map(
      ([, member, value = ""]) => [`${holder}.${member}`, value] as const,
    ),
  );
}

const HOLDER = /\b(?:enum|const)\s+([A-Z][\w$]*)\s*(?::[^={\n]{0,80})?=?\s*\{([^}]*)\}/g;
const MEMBER = /(?<![\w$])([A-Za-z_$][\w$]*)["']?\s*[=:]\s*["'`]([^"'`\n]{2,80})["'`]/g;

/** A text, a constant of the file, or a constant that is known by its name everywhere. */
function keyIn(written: string | undefined, text: string): string | undefined {
  if (written === undefined) return undefined;
  const quoted = /^(["'`])(.*)\1$/.exec(written)?.[2];
  if (quoted !== undefined) return quoted.includes("${") ? undefined : quoted;
  if (written.includes(".")) return /^[A-Z]/.test(written) ? written : undefined;
  const value = new RegExp(`\\bconst ${escaped(written)}(?::[^=\\n]+)? = ["']([^"'\\n]+)["']`).exec(
    text,
  )?.[1];
  return value ?? (/^[A-Z][A-Z\d_]+$/.test(written) ? written : undefined);
}

function escaped(name: string): string {
  return name.replace(/\$/g, "\\$");
}
