/** What keeps callers from asking too often: at the endpoint, in what wraps it, or for the whole program. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import { descendants, functionOf, unwrap } from "../../kit/syntax.ts";
import type { DeployedUnit } from "../../kit/topology.ts";
import type { Endpoint } from "./endpoints.ts";

const LIMIT =
  /rate.?limit|throttl|limiter|captcha|turnstile|too.?many|\b429\b|TOO_MANY|attempts|lock.?out|slow.?down|brute|arcjet|cool.?down|bot.?id|checkLimit|assertLimit/i;

/** True when something at the endpoint, in what it calls, or for everybody counts how often somebody asks. */
export function isLimited(endpoint: Endpoint, analysis: Analysis): boolean {
  return (
    endpoint.parts.some((part) => mentions(part, analysis, 0, new Set())) ||
    hasRouterLimit(endpoint.at.getSourceFile()) ||
    isLimitedForAll(endpoint.at, analysis)
  );
}

const MAX_DEPTH = 3;

/** The text says so, or that of a function, wrapper or client which it names. */
function mentions(part: ts.Node, analysis: Analysis, depth: number, seen: Set<ts.Node>): boolean {
  if (seen.has(part)) return false;
  seen.add(part);
  // `@SkipThrottle()` says that there is none.
  if (LIMIT.test(part.getText().replace(/@?SkipThrottle/g, ""))) return true;
  if (depth >= MAX_DEPTH || seen.size > 60 || ts.isSourceFile(part)) return false;
  for (const each of [part, ...descendants(part)]) {
    const body = bodyNamed(each, analysis);
    if (body !== undefined && mentions(body, analysis, depth + 1, seen)) return true;
  }
  return false;
}

/** The body of what is called, or of a name that is handed over or begins a chain. */
function bodyNamed(node: ts.Node, analysis: Analysis): ts.Node | undefined {
  if (ts.isCallExpression(node)) {
    const body = bodyOfCalled(node, analysis);
    if (body !== undefined) return body;
  }
  const isValue =
    ts.isIdentifier(node) &&
    ((ts.isCallExpression(node.parent) && node.parent.arguments.includes(node)) ||
      (ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node) ||
      (ts.isCallExpression(node.parent) && node.parent.expression === node));
  if (!isValue) return undefined;
  const declaration = analysis.declarationOf(node);
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return undefined;
  if (ts.isVariableDeclaration(declaration)) {
    const value =
      declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
    return value !== undefined && (ts.isCallExpression(value) || ts.isFunctionLike(value))
      ? value
      : undefined;
  }
  return functionOf(declaration);
}

/** `router.use(limiter)` above the routes of a file. */
function hasRouterLimit(file: ts.SourceFile): boolean {
  return /\.(use|register|onRequest|derive)\(\s*[^)]{0,120}?(rate.?limit|limiter|throttl)/i.test(
    file.text,
  );
}

const programs = new WeakMap<Analysis, Map<string, boolean>>();

/** A guard of every route, a middleware of the whole program. */
function isLimitedForAll(node: ts.Node, analysis: Analysis): boolean {
  const { units } = analysis.topologyOf(node);
  const home = analysis.packageOf(node.getSourceFile()).directory;
  const tagged = analysis
    .callsTagged("keeps")
    .some(
      (call) =>
        analysis.factsOf(call)?.keeps?.what === "rate-limit" &&
        analysis.packageOf(call.getSourceFile()).directory === home &&
        /\.(use|register)\(/.test(call.parent.getText().slice(0, 60)),
    );
  return tagged || units.some((unit) => hasGlobalLimit(unit, analysis));
}

function hasGlobalLimit(unit: DeployedUnit, analysis: Analysis): boolean {
  let memory = programs.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    programs.set(analysis, memory);
  }
  let known = memory.get(unit.id);
  if (known === undefined) {
    known = analysis.codeOf(unit).some(isGlobalLimit);
    memory.set(unit.id, known);
  }
  return known;
}

function isGlobalLimit(file: ts.SourceFile): boolean {
  const { text } = file;
  if (/APP_GUARD|useGlobalGuards/.test(text) && /Throttl|RateLimit/.test(text)) return true;
  if (/\/(middleware|proxy)\.[cm]?ts$/.test(file.fileName) && LIMIT.test(text)) return true;
  return /\b(app|server|fastify)\.(use|register)\(\s*[^)]{0,120}?(rate.?limit|limiter|throttl)/i.test(
    text,
  );
}
