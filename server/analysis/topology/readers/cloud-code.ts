/** Reads CDK stacks and SST configurations from their syntax trees: services, functions and sites. */
import { ts } from "ts-morph";
import type { Evidence, Place } from "../../../../rules/kit/rule.ts";
import type { Environment, Platform, Runtime } from "../../../../rules/kit/topology.ts";
import { boundsText, countOf } from "../counts.ts";
import { environmentOfName, joinEnvironments } from "../environment.ts";
import type {
  Amount,
  CodeHint,
  Draft,
  Missing,
  ReaderResult,
  Sources,
  StoreDraft,
} from "../model.ts";
import { parseCode, treeOf } from "../texts/code.ts";
import { at, entryAt, type Tree, textAt } from "../texts/tree.ts";
import { moduleOf } from "./lambda.ts";
import { environmentOf, folderOf, joinFrom } from "./platforms.ts";

/** True for a module that may hold such constructs, by its text. */
export function mayBeCloudCode(path: string, text: string): boolean {
  return (
    /\/sst\.config\.[cm]?ts$/.test(path) ||
    /from ["'](?:aws-cdk-lib|@aws-cdk\/|sst\/constructs|sst["'])/.test(text)
  );
}

export function readCloudCode(path: string, text: string, sources: Sources): ReaderResult {
  const file = parseCode(path, text);
  if (file === undefined) return { drafts: [], stores: [] };
  const context: Context = {
    file,
    path,
    sources,
    environment: environmentOf(path, sources),
    platform: /\/sst\.config\./.test(path) || /["']sst/.test(text) ? "sst" : "cdk",
    scalings: scalingsIn(file),
  };
  const drafts: Draft[] = [];
  const stores: StoreDraft[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) {
      const draft = draftOf(node, context);
      if (draft !== undefined) drafts.push(draft);
      const store = storeOf(node, context);
      if (store !== undefined) stores.push(store);
    }
    if (ts.isCallExpression(node)) drafts.push(...subscribed(node, context));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { drafts, stores };
}

interface Context {
  readonly file: ts.SourceFile;
  readonly path: string;
  readonly sources: Sources;
  readonly environment: Environment;
  readonly platform: Platform;
  /** Bounds of `autoScaleTaskCount`, by the variable it is called on. */
  readonly scalings: ReadonlyMap<string, ts.ObjectLiteralExpression>;
}

const SERVICES =
  /^(?:FargateService|Ec2Service|ApplicationLoadBalancedFargateService|ApplicationLoadBalancedEc2Service|NetworkLoadBalancedFargateService|QueueProcessingFargateService|Service)$/;
const FUNCTIONS = /^(?:NodejsFunction|Function)$/;
const SITES =
  /^(?:Nextjs|NextjsSite|Remix|RemixSite|Astro|AstroSite|SvelteKit|SvelteKitSite|SolidStart|SolidStartSite|Nuxt|TanStackStart|React|Analog)$/;
const CRONS = /^(?:Cron|CronV2)$/;

function draftOf(node: ts.NewExpression, context: Context): Draft | undefined {
  const name = calleeName(node.expression);
  if (name === undefined) return undefined;
  const isSst = context.platform === "sst";
  const { id, options } = argumentsOf(node);
  if (id === undefined) return undefined;
  if (SERVICES.test(name) && (name !== "Service" || isSst))
    return service(node, id, options, context);
  if (FUNCTIONS.test(name)) return lambda(node, id, options, context);
  if (SITES.test(name) && isSst) return site(node, id, options, context);
  if (CRONS.test(name) && isSst) return lambda(node, id, options, context, "job");
  return undefined;
}

function base(node: ts.Node, id: string, context: Context, runtime: Runtime): Omit<Draft, "code"> {
  return {
    platform: context.platform,
    name: id,
    place: placeOf(node, context),
    environment: joinEnvironments(context.environment, environmentOfName(id)),
    runtime,
    surge: 1,
    disk: { isLost: true },
  };
}

/** Bounds of a scaling over the number to start with. */
function service(
  node: ts.NewExpression,
  id: string,
  options: Tree | undefined,
  context: Context,
): Draft {
  const variable = variableOf(node);
  const call = variable === undefined ? undefined : context.scalings.get(variable);
  const scaling = (call === undefined ? undefined : treeOf(call)) ?? at(options, "scaling");
  const most =
    entryAt(scaling, "maxCapacity") ??
    entryAt(scaling, "max") ??
    entryAt(options, "maxScalingCapacity");
  const least = countOf(
    at(scaling, "minCapacity") ?? at(scaling, "min") ?? at(options, "minScalingCapacity"),
  );
  const from = least?.kind === "number" ? least.value : 1;
  const counts =
    most === undefined
      ? amount(entryAt(options, "desiredCount"), context, (count) => ({
          least: count,
          message: `ECS runs ${count} of it`,
        }))
      : amount(most, context, (count) => ({
          least: Math.min(from, count),
          message: `it is scaled to ${boundsText(Math.min(from, count), count)}`,
        }));
  return {
    ...base(node, id, context, "long-lived"),
    ...counts,
    code: serviceCode(id, options, node, context),
  };
}

function serviceCode(
  id: string,
  options: Tree | undefined,
  node: ts.NewExpression,
  context: Context,
): readonly CodeHint[] {
  const folder = folderOf(context.path);
  const hints: CodeHint[] = [];
  const image = at(options, "image");
  const built = textAt(image, "context") ?? textAt(image);
  if (context.platform === "sst" && built !== undefined) {
    const home = joinFrom(folder, built);
    const dockerfile = textAt(image, "dockerfile");
    hints.push({
      kind: "dockerfile",
      path: dockerfile === undefined ? joinFrom(home, "Dockerfile") : joinFrom(home, dockerfile),
      context: home,
    });
    hints.push({ kind: "folder", path: home });
  }
  for (const asset of assetsIn(node)) {
    const home = joinFrom(folder, asset.path);
    hints.push({
      kind: "dockerfile",
      path: joinFrom(home, asset.file ?? "Dockerfile"),
      context: home,
    });
    hints.push({ kind: "folder", path: home });
  }
  hints.push({ kind: "name", name: id }, { kind: "name", name: kebab(id) });
  return hints;
}

/** `ContainerImage.fromAsset("../api", { file: "Dockerfile.prod" })` among the arguments. */
function assetsIn(node: ts.Node): readonly { path: string; file?: string }[] {
  const found: { path: string; file?: string }[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isCallExpression(inner) && calleeName(inner.expression) === "fromAsset") {
      const [first, second] = inner.arguments;
      const path = first === undefined ? undefined : pathIn(first);
      const options = second === undefined ? undefined : treeOf(second);
      const file = textAt(options, "file");
      if (path !== undefined) found.push({ path, ...(file === undefined ? {} : { file }) });
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

/** `"../api"` and `path.join(__dirname, "../api")`. */
function pathIn(expression: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (!ts.isCallExpression(expression)) return undefined;
  if (!/^(?:join|resolve)$/.test(calleeName(expression.expression) ?? "")) return undefined;
  return expression.arguments
    .filter(ts.isStringLiteralLike)
    .map((each) => each.text)
    .join("/");
}

function lambda(
  node: ts.NewExpression,
  id: string,
  options: Tree | undefined,
  context: Context,
  runtime: Runtime = "serverless",
): Draft | undefined {
  const handler =
    entryAt(options, "entry") ??
    entryAt(options, "handler") ??
    entryAt(options, "function") ??
    entryAt(options, "job");
  const text = textAt(handler?.value) ?? textAt(handler?.value, "handler");
  const reserved =
    entryAt(options, "reservedConcurrentExecutions") ?? entryAt(options, "concurrency", "reserved");
  if (text === undefined) return undefined;
  return {
    ...base(node, id, context, runtime),
    ...functionAmount(node, reserved, context),
    scalesToZero: true,
    code: moduleHints(text, entryAt(options, "entry") !== undefined, context),
  };
}

/** `api.route("GET /", "src/list.handler")`, `queue.subscribe("src/work.handler")`. */
function subscribed(node: ts.CallExpression, context: Context): readonly Draft[] {
  if (context.platform !== "sst") return [];
  const name = calleeName(node.expression) ?? "";
  if (!/^(?:route|subscribe|notify)$/.test(name)) return [];
  const handler = node.arguments
    .map((each) => treeOf(each))
    .flatMap((each) => {
      return textAt(each, "handler") ?? textAt(each) ?? [];
    });
  const text = handler.find((each) => /^[\w./-]+\.\w+$/.test(each) && each.includes("/"));
  if (text === undefined) return [];
  return [
    {
      ...base(node, moduleOf(text).split("/").pop() ?? "function", context, "serverless"),
      ...functionAmount(node, undefined, context),
      scalesToZero: true,
      code: moduleHints(text, false, context),
    },
  ];
}

function moduleHints(text: string, isFile: boolean, context: Context): readonly CodeHint[] {
  const module = isFile ? text : moduleOf(text);
  return [
    { kind: "module", path: joinFrom(folderOf(context.path), module) },
    { kind: "module", path: joinFrom(context.sources.repositoryRoot, module) },
  ];
}

function functionAmount(
  node: ts.Node,
  reserved: ReturnType<typeof entryAt>,
  context: Context,
): { instances: Amount } {
  const count = countOf(reserved?.value);
  if (reserved !== undefined && count?.kind === "number" && count.value > 0) {
    const evidence = evidenceOf(reserved, context, `at most ${count.value} of it run at a time`);
    const by = count.value === 1 ? "habit" : "platform";
    return { instances: { least: 0, most: count.value, by, evidence } };
  }
  const message = "Lambda starts an instance for each request that finds none idle";
  return {
    instances: {
      least: 0,
      most: "any",
      by: "platform",
      evidence: { ...placeOf(node, context), message },
    },
  };
}

function site(
  node: ts.NewExpression,
  id: string,
  options: Tree | undefined,
  context: Context,
): Draft {
  const path = joinFrom(folderOf(context.path), textAt(options, "path") ?? ".");
  return {
    ...base(node, id, context, "serverless"),
    ...functionAmount(node, undefined, context),
    scalesToZero: true,
    code: [{ kind: "folder", path }],
  };
}

/** Databases with copies: `DatabaseInstanceReadReplica`, `readers: […]` of a cluster. */
function storeOf(node: ts.NewExpression, context: Context): StoreDraft | undefined {
  const name = calleeName(node.expression) ?? "";
  const { id, options } = argumentsOf(node);
  if (id === undefined) return undefined;
  const readers = at(options, "readers");
  const isCopy = name === "DatabaseInstanceReadReplica";
  const copies = isCopy ? 1 : readers?.kind === "list" ? readers.items.length : 0;
  if (
    !isCopy &&
    !/^(?:DatabaseInstance|DatabaseCluster|ServerlessCluster|Postgres|Aurora)$/.test(name)
  )
    return undefined;
  const place = placeOf(node, context);
  return {
    id,
    kind: "postgres",
    platform: context.platform,
    environment: context.environment,
    place,
    replicas: copies,
    evidence: { ...place, message: copies > 0 ? "a copy that answers reads" : "a database" },
  };
}

function amount(
  entry: ReturnType<typeof entryAt>,
  context: Context,
  say: (count: number) => { least: number; message: string },
): { instances?: Amount; missing?: Missing } {
  const count = countOf(entry?.value);
  if (entry === undefined || count === undefined) return {};
  if (count.kind === "unknown") {
    const { file, start, end } = evidenceOf(entry, context, "");
    return { missing: { unknown: count.says, place: { file, start, end } } };
  }
  const { least, message } = say(count.value);
  const by = count.isFallback ? "habit" : "stated";
  return {
    instances: { least, most: count.value, by, evidence: evidenceOf(entry, context, message) },
  };
}

function evidenceOf(
  entry: NonNullable<ReturnType<typeof entryAt>>,
  context: Context,
  message: string,
): Evidence {
  const end = Math.max(entry.key.end, entry.value.end);
  return { file: context.path, start: entry.key.start, end, message };
}

/** `service.autoScaleTaskCount({ maxCapacity: 4 })`, by the variable or property it is called on. */
function scalingsIn(file: ts.SourceFile): ReadonlyMap<string, ts.ObjectLiteralExpression> {
  const found = new Map<string, ts.ObjectLiteralExpression>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "autoScaleTaskCount"
    ) {
      const [options] = node.arguments;
      const on = node.expression.expression.getText(file).replace(/\.service$/, "");
      if (options !== undefined && ts.isObjectLiteralExpression(options)) found.set(on, options);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The variable or property that an expression becomes. */
function variableOf(node: ts.Node): string | undefined {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name.text;
  if (ts.isBinaryExpression(parent) && parent.right === node) return parent.left.getText();
  return undefined;
}

/** CDK: scope, id, options; SST: id, options. */
function argumentsOf(node: ts.NewExpression): {
  id: string | undefined;
  options: Tree | undefined;
} {
  const given = node.arguments ?? [];
  const index = given.findIndex(ts.isStringLiteralLike);
  const id = given[index];
  const options = given[index + 1];
  return {
    id: id !== undefined && ts.isStringLiteralLike(id) ? id.text : undefined,
    options: options === undefined || index < 0 ? undefined : treeOf(options),
  };
}

/** The last name of `ecs.FargateService`. */
function calleeName(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
}

function placeOf(node: ts.Node, { path, file }: Context): Place {
  const start = node.getStart(file);
  const line = file.text.indexOf("\n", start);
  return { file: path, start, end: line < 0 ? node.getEnd() : Math.min(line, node.getEnd()) };
}

/** `ApiService` → `api-service`. */
function kebab(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/-service$/, "");
}
