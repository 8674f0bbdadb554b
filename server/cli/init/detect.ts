/** Finds out what `premise init` should know of a repository: units, tools around commits and builds, branch. */
import { lstatSync, readdirSync } from "node:fs";
import { createFileTree, findRepository } from "../../analysis/workspace/discover.ts";
import { joinPath, reportPath } from "../../analysis/workspace/paths.ts";
import { createProblemList } from "../../analysis/workspace/problems.ts";
import { isObject, parseJsonObject, readText } from "../../analysis/workspace/text.ts";

export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";
export type HookManager = "husky" | "lefthook" | "simple-git-hooks" | "pre-commit";

/** A package that runs as a server, by its dependencies. */
export interface Unit {
  readonly name: string;
  /** Relative to the folder under review; `.` for that folder. */
  readonly folder: string;
  /** What it is built with, in plain words. */
  readonly frameworks: readonly string[];
}

export interface Detected {
  /** Absolute; the folder under review where there is no repository. */
  readonly repository: string;
  readonly hasRepository: boolean;
  /** The folder under review, relative to the repository; `.` for the repository itself. */
  readonly target: string;
  /** How many package.json files there are. */
  readonly packages: number;
  readonly units: readonly Unit[];
  /** Kinds of stores, such as `postgres`. */
  readonly stores: readonly string[];
  /** Folders at the top that hold scripts. */
  readonly scripts: readonly string[];
  readonly packageManager: PackageManager;
  /** For `yarn`: true for the first major version. */
  readonly isClassicYarn: boolean;
  readonly hasLockfile: boolean;
  /** Build services with a configuration here, `GitHub Actions` and `GitLab CI` among them. */
  readonly ci: readonly string[];
  readonly hooks: HookManager | undefined;
  /** For husky before its ninth version. */
  readonly isOldHusky: boolean;
  readonly defaultBranch: string;
}

export function detect(root: string): Detected {
  const found = findRepository(root);
  const repository = found ?? root;
  const has = (name: string): boolean =>
    lstatSync(joinPath(repository, name), { throwIfNoEntry: false }) !== undefined;
  const manifests = manifestsBelow(root, found);
  const main = manifestOf(repository);
  const dependencies = new Set(manifests.flatMap((each) => [...each.dependencies]));
  return {
    repository,
    hasRepository: found !== undefined,
    target: reportPath(repository, root) || ".",
    packages: manifests.length,
    units: unitsOf(manifests, root),
    stores: namesOf(STORES, dependencies),
    scripts: scriptFolders(root),
    packageManager: packageManagerOf(has),
    isClassicYarn: /^# yarn lockfile v1/m.test(
      readText(joinPath(repository, "yarn.lock")).text ?? "",
    ),
    hasLockfile: LOCKFILES.some(([name]) => has(name)),
    ci: CI.filter(([name]) => has(name)).map(([, label]) => label),
    hooks: hookManagerOf(has, main),
    isOldHusky: /^[\^~]?[0-8](?:\.|$)/.test(main?.ranges.get("husky") ?? ""),
    defaultBranch: defaultBranchOf(repository),
  };
}

interface Manifest {
  readonly folder: string;
  readonly name: string | undefined;
  readonly dependencies: ReadonlySet<string>;
  /** Development dependencies too. */
  readonly ranges: ReadonlyMap<string, string>;
  readonly keys: ReadonlySet<string>;
  /** True when a script or a Dockerfile starts it. */
  readonly isStarted: boolean;
}

function manifestsBelow(root: string, repository: string | undefined): readonly Manifest[] {
  const tree = createFileTree(repository ?? root, repository, createProblemList(root));
  return tree
    .foldersBelow(root)
    .filter((folder) => folder.files.has("package.json"))
    .map((folder) => folder.path)
    .sort()
    .flatMap((folder) => manifestOf(folder) ?? []);
}

function manifestOf(folder: string): Manifest | undefined {
  const { text } = readText(joinPath(folder, "package.json"));
  if (text === undefined) return undefined;
  const { value } = parseJsonObject(text, false);
  const group = (key: string): [string, string][] => {
    const found = value[key];
    return isObject(found)
      ? Object.entries(found).map(([name, range]) => [name, String(range)])
      : [];
  };
  const runtime = [...group("dependencies"), ...group("optionalDependencies")];
  return {
    folder,
    name: typeof value.name === "string" ? value.name : undefined,
    dependencies: new Set(runtime.map(([name]) => name)),
    ranges: new Map([...group("devDependencies"), ...runtime]),
    keys: new Set(Object.keys(value)),
    isStarted:
      group("scripts").some(([name]) => /^(?:start|serve)(?::|$)/.test(name)) ||
      lstatSync(joinPath(folder, "Dockerfile"), { throwIfNoEntry: false }) !== undefined,
  };
}

/** What makes a package a server: each answers requests, consumes messages or runs jobs. */
const SERVERS: readonly (readonly [RegExp, string])[] = [
  [/^@nestjs\/core$/, "NestJS"],
  [/^express$/, "Express"],
  [/^fastify$/, "Fastify"],
  [/^koa$/, "Koa"],
  [/^hono$/, "Hono"],
  [/^elysia$/, "Elysia"],
  [/^@hapi\/hapi$/, "hapi"],
  [/^next$/, "Next.js"],
  [/^nuxt$/, "Nuxt"],
  [/^@remix-run\/(node|server-runtime|express)$|^@react-router\/(node|express)$/, "React Router"],
  [/^@sveltejs\/kit$/, "SvelteKit"],
  [/^@trpc\/server$/, "tRPC"],
  [/^@apollo\/server$|^graphql-yoga$|^apollo-server(-express)?$/, "GraphQL"],
  [/^@medusajs\/(medusa|framework)$/, "Medusa"],
  [/^@grpc\/grpc-js$/, "gRPC"],
  [/^ws$|^socket\.io$/, "WebSockets"],
  [/^bull(mq)?$|^@nestjs\/bull(mq)?$/, "BullMQ"],
  [/^kafkajs$|^@confluentinc\/kafka-javascript$/, "Kafka"],
  [/^amqplib$|^amqp-connection-manager$/, "RabbitMQ"],
  [/^@aws-sdk\/client-sqs$/, "SQS"],
  [/^@trigger\.dev\/sdk$/, "Trigger.dev"],
  [/^inngest$/, "Inngest"],
  [/^@temporalio\/worker$/, "Temporal"],
];

/** What a server is further built with. */
const LIBRARIES: readonly (readonly [RegExp, string])[] = [
  [/^@prisma\/client$/, "Prisma"],
  [/^drizzle-orm$/, "Drizzle"],
  [/^typeorm$/, "TypeORM"],
  [/^sequelize$/, "Sequelize"],
  [/^mongoose$/, "Mongoose"],
  [/^@mikro-orm\/core$/, "MikroORM"],
  [/^knex$/, "Knex"],
  [/^kysely$/, "Kysely"],
  [/^ioredis$|^redis$|^@upstash\/redis$/, "Redis"],
];

const STORES: readonly (readonly [RegExp, string])[] = [
  [/^pg$|^postgres$|^@neondatabase\/serverless$|^@vercel\/postgres$/, "postgres"],
  [/^mysql2?$|^@planetscale\/database$/, "mysql"],
  [/^mongoose$|^mongodb$/, "mongodb"],
  [/^ioredis$|^redis$|^@upstash\/redis$/, "redis"],
];

function namesOf(
  table: readonly (readonly [RegExp, string])[],
  dependencies: ReadonlySet<string>,
): readonly string[] {
  const names = [...dependencies];
  return table
    .filter(([pattern]) => names.some((name) => pattern.test(name)))
    .map(([, label]) => label);
}

/** Packages that are started; where none says how, all that could be. Examples are no units. */
function unitsOf(manifests: readonly Manifest[], root: string): readonly Unit[] {
  const possible = manifests.filter(
    ({ folder }) => !EXAMPLES.test(`/${reportPath(root, folder)}/`),
  );
  const started = possible.filter((each) => each.isStarted).flatMap((each) => unitOf(each, root));
  return started.length > 0 ? started : possible.flatMap((each) => unitOf(each, root));
}

const EXAMPLES = /\/(?:examples?|playgrounds?|demos?|templates?|fixtures|tests?|e2e)\//;

function unitOf(manifest: Manifest, root: string): Unit[] {
  const servers = namesOf(SERVERS, manifest.dependencies);
  if (servers.length === 0) return [];
  const folder = reportPath(root, manifest.folder) || ".";
  const last = folder === "." ? manifest.name?.split("/").at(-1) : folder.split("/").at(-1);
  return [
    {
      name: last ?? "server",
      folder,
      frameworks: [...servers, ...namesOf(LIBRARIES, manifest.dependencies)],
    },
  ];
}

function scriptFolders(root: string): readonly string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && /^(?:scripts?|tools|bin)$/.test(entry.name))
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}

const LOCKFILES: readonly (readonly [string, PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

function packageManagerOf(has: (name: string) => boolean): PackageManager {
  return LOCKFILES.find(([name]) => has(name))?.[1] ?? "npm";
}

const CI: readonly (readonly [string, string])[] = [
  [".github/workflows", "GitHub Actions"],
  [".gitlab-ci.yml", "GitLab CI"],
  [".circleci/config.yml", "CircleCI"],
  ["azure-pipelines.yml", "Azure Pipelines"],
  ["bitbucket-pipelines.yml", "Bitbucket Pipelines"],
  ["Jenkinsfile", "Jenkins"],
];

function hookManagerOf(
  has: (name: string) => boolean,
  main: Manifest | undefined,
): HookManager | undefined {
  const depends = (name: string): boolean => main?.ranges.has(name) === true;
  if (has(".husky") || depends("husky")) return "husky";
  if (has("lefthook.yml") || has(".lefthook.yml") || depends("lefthook")) return "lefthook";
  if (depends("simple-git-hooks") || main?.keys.has("simple-git-hooks") === true) {
    return "simple-git-hooks";
  }
  return has(".pre-commit-config.yaml") ? "pre-commit" : undefined;
}

/** What the remote calls its main branch, as git has noted it, else the usual name that exists here. */
function defaultBranchOf(repository: string): string {
  const noted = readText(joinPath(repository, ".git/refs/remotes/origin/HEAD")).text ?? "";
  const name = /^ref: refs\/remotes\/origin\/([\w./-]+)\s*$/.exec(noted)?.[1];
  if (name !== undefined) return name;
  const current = readText(joinPath(repository, ".git/HEAD")).text ?? "";
  return /^ref: refs\/heads\/master\s*$/.test(current) ? "master" : "main";
}
