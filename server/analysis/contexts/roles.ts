/** The role of a file by its own marks: path, directives, imports, decorators and the package it belongs to. */
import type { Context } from "../../../rules/kit/rule.ts";
import { importsOf } from "./imports.ts";
import {
  BROWSER_DEPENDENCIES,
  contextOfImport,
  isPlatformModule,
  SERVER_DEPENDENCIES,
} from "./packages.ts";

/** What one look at a file's text tells, without a syntax tree. */
export interface Scan {
  readonly imports: readonly string[];
  /** The imports that are there at run time: `import type` is not. */
  readonly runtimeImports: readonly string[];
  readonly lines: number;
  readonly text: string;
}

export interface Role {
  /** Contexts that the file's own marks prove; empty when its importers decide. */
  readonly contexts: ReadonlySet<Context>;
  /** True when the file certainly belongs to a server process though no entry point stands in it. */
  readonly server: boolean;
  /** In a module with a half for each side: the units that run on the server; the others are a page's. */
  readonly serverUnits?: ReadonlySet<string>;
  /** Contexts that only some units of the file have, by their own form or by what they use of `importRoots`. */
  readonly unitContexts?: ReadonlySet<Context>;
  readonly importRoots?: ReadonlyMap<string, Context>;
  readonly because: string;
}

/** What a package's manifest says of its files. */
export interface PackageRole {
  readonly kind: "server" | "browser" | "cli" | "neutral";
  readonly isNext: boolean;
  /** Draws pages, whatever else it does. */
  readonly isPage: boolean;
}

/** Reads a file once: its import specifiers and its size. */
export function scan(text: string): Scan {
  const found = importsOf(text);
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return {
    imports: found.map(({ specifier }) => specifier),
    runtimeImports: found.flatMap(({ specifier, isType }) => (isType ? [] : [specifier])),
    lines,
    text,
  };
}

const TEST_PATH =
  /(^|\/)(tests?|__tests__|__e2e__|__mocks__|__fixtures__|e2e(-tests?)?|cypress|playwright|fixtures|mocks|testing|test-utils?|integration-tests|unit-tests|spec|stories|storybook)\/|[.-](test|servertest|clienttest|spec|e2e|e2e-spec|stories|story|mock|cy|fixture)\.[cm]?tsx?$|(^|\/)(vitest|jest|playwright|cypress)[.-][\w.-]*\.[cm]?ts$/i;
/** A page may be called after what is tested or told there. */
const ROUTE_PATH = /(^|\/)(storybook|stories|testing)\/(.*\/)?(route|page|layout)\.tsx?$/i;
/** Components about testing stand in a folder written like themselves. */
const FEATURE_FOLDER = /\b(Testing|Stories)\//g;
const TOOLS =
  /(^|\/)(vite|vitest|jest|next|nuxt|astro|svelte|tailwind|postcss|tsup|tsdown|rollup|webpack|esbuild|rspack|babel|eslint|prettier|stylelint|commitlint|lint-staged|playwright|cypress|drizzle|prisma|codegen|graphql|trigger|metro|expo|content|contentlayer|sanity|capacitor|quasar|unocss|vue|remix|react-router|wdio|i18next|i18n|lingui|mikro-orm|medusa|knip|wrangler)([.-][\w-]+)*\.config\.[cm]?tsx?$/;

/** The configuration of a tool, as against that of the application in its sources. */
function isToolConfig(inPackage: string): boolean {
  if (!/\.config\.[cm]?tsx?$/.test(inPackage)) return false;
  return !inPackage.replace(/^\//, "").includes("/") || TOOLS.test(inPackage);
}

const PRISMA_IN_USE =
  /\bPrismaClient\b|\bPrisma\.(sql|join|raw|empty)\b|\$(queryRaw|executeRaw|transaction)\b/;
const GENERATED_PATH =
  /(^|\/)(generated|__generated__|gen|\.prisma|prisma\/client|openapi-client)\/|\.(generated|gen)\.[cm]?tsx?$|\.pb\.ts$|_pb\.ts$/i;
const GENERATED_HEAD =
  /@generated\b|auto-?generated|(this|code|file)( file)? (is|was|has been) (automatically )?generated|do not (edit|modify) (this file|manually|by hand)/i;
const SCRIPT_PATH =
  /(^|\/)(scripts?|seeds?|seeders?|migrations?|bench(marks?)?|examples?|demos?|playgrounds?|codegen|tooling|sandbox|recipes|samples?|boilerplates?|\.storybook|\.github|[\w-]+-scripts)\/|(^|\/)(seed|migrate|codegen)([.-][\w.-]*)?\.[cm]?ts$|(^|\/)(gulpfile|plopfile|webpack|rollup|tsup|knexfile)[\w.-]*\.[cm]?ts$/i;
const CLI_PATH = /(^|\/)(create-[\w-]+|cli|cli-[\w-]+|[\w-]+-cli)\/(src|bin|lib|templates?)\//i;

const USE_CLIENT = /^\s*(?:\/\*[\s\S]*?\*\/\s*|\/\/[^\n]*\n\s*)*["']use client["']/;
const USE_SERVER = /^\s*(?:\/\*[\s\S]*?\*\/\s*|\/\/[^\n]*\n\s*)*["']use server["']/;
const BROWSER_GLOBALS =
  /\b(window|document|localStorage|sessionStorage)\s*\??\.\s*\w|\bnavigator\.(userAgent|clipboard|sendBeacon|language|onLine|mediaDevices)|\bimport\.meta\.env\.(VITE_|NEXT_|MODE\b|DEV\b|PROD\b)/;
const SERVER_ONLY_TEXT = /\bprocess\.(on|exit|pid|stdout|memoryUsage|cwd)\b|\b__dirname\b/;
const REACT_HOOK =
  /\buse(State|Effect|Memo|Callback|Ref|Context|Reducer|LayoutEffect|Transition|FormStatus|Query|Mutation|SWR|Router)\s*[<(]/;

/** A program for one run: it reads its arguments and ends by itself. */
const HAND_RUN = /\bprocess\.argv\b[\s\S]*^(await |void )?(main|run)\(/m;

/** Starts its own main function when it is loaded. */
const RUNS_ITSELF = /^async function main\([\s\S]*^(await |void )?main\(\)/m;

/** Starts one function of its own and ends: `populate().catch(fail).finally(() => prisma.$disconnect())`. */
const ENDS_ITSELF =
  /^(?:async function|const) (main|run|populate\w*|seed\w*|migrate\w*|backfill\w*)\b[\s\S]*^(?:await |void )?\1\(\)\s*\.(?:then|catch|finally)\([\s\S]{0,400}?(?:process\.exit|\.\$?(?:disconnect|end|close|destroy)\()/m;
/** What keeps a process alive for others. */
const SERVES =
  /\.listen\(|\bserve\(|NestFactory|new Worker\(|setInterval\(|\.(?:subscribe|consume|process|schedule|run)\(|process\.on\(/;

const NEST_ROLES: readonly [RegExp, Context][] = [
  [/@(Controller|Resolver|WebSocketGateway|SubscribeMessage)\s*\(/, "request"],
  [
    /@(Processor|Process|MessagePattern|EventPattern|SqsMessageHandler|OnEvent|EventsHandler|RabbitSubscribe)\s*\(/,
    "consumer",
  ],
  [/@(Cron|Interval)\s*\(/, "job"],
];

/**
 * Decides the role of a file from its marks alone, strongest mark first. `path` is relative to the
 * folder under review, whose own name says nothing; `inPackage` is relative to the file's package.
 */
export function roleOf(path: string, inPackage: string, file: Scan, owner: PackageRole): Role {
  const { text } = file;
  if (GENERATED_PATH.test(path) || GENERATED_HEAD.test(text.slice(0, 600)))
    return role(["generated"], "generated");
  if (TEST_PATH.test(path.replace(FEATURE_FOLDER, "")) && !ROUTE_PATH.test(path))
    return role(["test"], "path of a test");
  if (SCRIPT_PATH.test(path) || isToolConfig(inPackage))
    return role(["script"], "path of a script");

  const roots = new Set<Context>();
  const importRoots = new Map<string, Context>();
  let server = false;
  let browser = false;
  /** Imports a module that only Node has: no page, but as well a tool as a server. */
  let platform = false;
  for (const specifier of file.runtimeImports) {
    const found = contextOfImport(specifier);
    if (found === "server") {
      // Pages take its enumerations.
      if (specifier === "@prisma/client" && !PRISMA_IN_USE.test(text)) continue;
      if (isPlatformModule(specifier)) platform = true;
      else server = true;
    } else if (found === "browser") browser = true;
    else if (found === "consumer" || found === "job") importRoots.set(specifier, found);
    else if (found !== undefined) roots.add(found);
  }
  if (roots.has("test")) return role(["test"], "imports a test framework");
  if (
    text.startsWith("#!") ||
    owner.kind === "cli" ||
    roots.has("cli") ||
    CLI_PATH.test(`/${path}`)
  ) {
    return role(["cli"], "command-line program");
  }
  if (ENDS_ITSELF.test(text) && !SERVES.test(text))
    return role(["script"], "starts one function of its own and ends");
  if (HAND_RUN.test(text)) return role(["script"], "reads its arguments from the command line");
  if (USE_CLIENT.test(text)) return role(["browser"], "'use client'");
  if (
    /\.client\.[cm]?tsx?$/.test(path) &&
    !server &&
    !platform &&
    (owner.isPage || path.endsWith("x"))
  )
    return role(["browser"], "client file");
  if (USE_SERVER.test(text)) return role(["request"], "'use server'");

  const route = routeRole(inPackage, text, owner);
  if (route !== undefined) return route;
  const unitContexts = new Set(importRoots.values());
  for (const [pattern, context] of NEST_ROLES)
    if (pattern.test(text) && !roots.has(context)) unitContexts.add(context);
  for (const context of unitContexts) roots.add(context);
  if (/\.server\.[cm]?tsx?$/.test(path)) server = true;
  if (roots.size > 0)
    return {
      contexts: roots,
      server: true,
      unitContexts,
      importRoots,
      because: `imports or decorators of ${[...roots].join(", ")}`,
    };
  if (path.endsWith(".tsx") && (browser || REACT_HOOK.test(text)))
    return role(["browser"], "component of a page");
  if (owner.kind === "browser" && !platform) return role(["browser"], "package of a page");
  if (server) return { contexts: roots, server: true, because: "imports of a server" };
  if (platform && RUNS_ITSELF.test(text)) return role(["script"], "runs itself, serves nobody");
  if (browser) return role(["browser"], "imports of a page");
  if (!platform && BROWSER_GLOBALS.test(text) && !SERVER_ONLY_TEXT.test(text))
    return role(["browser"], "globals of a page");
  return { contexts: new Set(), server: false, because: "no mark of its own" };
}

/** What frameworks call on the server in a module whose other exports are components. */
const SERVER_UNITS: ReadonlySet<string> = new Set([
  ...["loader", "action", "headers", "middleware"],
  ...["getServerSideProps", "getStaticProps", "getStaticPaths", "generateMetadata"],
]);

const EDGE_RUNTIME = /^export const runtime\s*=\s*["'](experimental-)?edge["']/m;

/** File-system routing of Next, Remix and serverless platforms. */
function routeRole(inPackage: string, text: string, owner: PackageRole): Role | undefined {
  const path = inPackage.replace(/^\/?(src\/)?/, "");
  if (owner.isNext) {
    if (EDGE_RUNTIME.test(text)) return role(["edge"], "edge runtime", true);
    if (/^app\/(.*\/)?route\.tsx?$/.test(path) || /^pages\/api\//.test(path))
      return role(["request"], "route handler", true);
    if (/^middleware\.ts$|^proxy\.ts$/.test(path)) return role(["edge"], "middleware", true);
    if (
      /^app\/(.*\/)?(page|layout|sitemap|robots|opengraph-image|twitter-image|icon)\.tsx?$/.test(
        path,
      )
    ) {
      return role(["request"], "server component", true);
    }
    if (/^pages\/.*\.tsx$/.test(path)) {
      return /\bgetServerSideProps\b|\bgetStaticProps\b/.test(text)
        ? { ...role(["request"], "page with server data", true), serverUnits: SERVER_UNITS }
        : role(["browser"], "page");
    }
  }
  if (
    /(^|\/)routes\/.*\.tsx?$/.test(path) &&
    /export (const|(async )?function) (loader|action)\b/.test(text)
  ) {
    const route = role(["request"], "loader or action", true);
    return path.endsWith(".tsx") ? { ...route, serverUnits: SERVER_UNITS } : route;
  }
  if (
    /export const handler\b[^=]*=/.test(text) &&
    /\bAPIGateway|\bSQSEvent|\bLambda|\bHandler\b/.test(text)
  ) {
    return role(["serverless"], "function handler", true);
  }
  if (/export default \{[^}]*\b(async )?(fetch|scheduled|queue)\s*[(:]/.test(text))
    return role(["edge"], "worker", true);
  return undefined;
}

/** What the manifest of a package says; `manifest` is its parsed package.json, `hasPage` tells of an index.html beside it. */
export function packageRole(
  dependencies: ReadonlyMap<string, string>,
  manifest: Readonly<Record<string, unknown>>,
  hasPage: boolean,
): PackageRole {
  const has = (names: ReadonlySet<string>): boolean =>
    [...names].some((name) => dependencies.has(name));
  const own = ownDependencies(manifest);
  const ownHas = (names: ReadonlySet<string>): boolean =>
    [...names].some((name) => own.has(name) && name !== "@types/node");
  const isServer = ownHas(SERVER_DEPENDENCIES);
  const isPage = ownHas(BROWSER_DEPENDENCIES);
  const isNext = dependencies.has("next");
  if (!isServer && isProgramOnly(manifest)) {
    return { kind: "cli", isNext, isPage };
  }
  if (isPage && !isNext && (hasPage || !isServer)) return { kind: "browser", isNext, isPage };
  return { kind: isServer || has(SERVER_DEPENDENCIES) ? "server" : "neutral", isNext, isPage };
}

/** A package that is its command: nothing is exported, or the main file is the command's own. */
function isProgramOnly(manifest: Readonly<Record<string, unknown>>): boolean {
  const { bin, main, exports } = manifest;
  if (bin === undefined || exports !== undefined) return false;
  const commands = typeof bin === "object" && bin !== null ? Object.values(bin) : [bin];
  return (
    main === undefined ||
    commands.some((each) => typeof each === "string" && each.endsWith(String(main)))
  );
}

function ownDependencies(manifest: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const field of ["dependencies", "peerDependencies", "devDependencies"]) {
    const value = manifest[field];
    if (typeof value === "object" && value !== null)
      for (const name of Object.keys(value)) names.add(name);
  }
  return names;
}

function role(contexts: readonly Context[], because: string, server = false): Role {
  return { contexts: new Set(contexts), server, because };
}
