/** Whole controllers and chains of limits: what is open in them although their neighbours are limited. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { literalText, propertyName, unwrap } from "../../kit/syntax.ts";
import { hasMissingParts } from "../../kit/unseen.ts";

export interface Open {
  readonly at: ts.Node;
  readonly routes: readonly ts.Node[];
}

const ROUTE = /^(Get|Post|Put|Patch|All|Delete)$/;
/** Decorators that say who gets in, or how often. */
const GUARD =
  /guard|auth|roles?\b|permission|throttl|limit|api_?key|token|session|signed|internal/i;
/** Probes, and what machines call with a signature. */
const MACHINES =
  /health|ready|live|ping|metric|webhook|callback|internal|cron|well-known|version|status/i;

/** `@Controller("docs")` whose routes anybody may call, where others of the project are throttled or nobody else is in sight. */
export function openController(decorator: ts.Decorator, analysis: Analysis): Open | undefined {
  const { expression, parent } = decorator;
  if (!ts.isCallExpression(expression) || !ts.isClassDeclaration(parent)) return undefined;
  if (!ts.isIdentifier(expression.expression) || expression.expression.text !== "Controller")
    return undefined;
  if ((ts.getDecorators(parent) ?? []).some(isGuard)) return undefined;
  if (MACHINES.test(`${parent.name?.text} ${pathOf(expression)}`)) return undefined;
  const routes = parent.members.filter(
    (each): each is ts.MethodDeclaration => ts.isMethodDeclaration(each) && isOpenRoute(each),
  );
  if (routes.length === 0 || isGuardedForAll(parent, analysis)) return undefined;
  return { at: parent.name ?? decorator, routes: routes.map((each) => each.name) };
}

function isOpenRoute(method: ts.MethodDeclaration): boolean {
  const decorators = ts.getDecorators(method) ?? [];
  if (!decorators.some((each) => ROUTE.test(nameOf(each)))) return false;
  // Who asks is known by a session, a token or a signature.
  return (
    !decorators.some(isGuard) &&
    !/\.user\b|@(Current)?User\(|session|authorization|signature|verify|\.headers\[/i.test(
      method.getText(),
    )
  );
}

function isGuard(decorator: ts.Decorator): boolean {
  return (
    !/^(Api|SkipThrottle|Public$)/.test(nameOf(decorator)) &&
    GUARD.test(decorator.getText().slice(0, 200))
  );
}

function nameOf(decorator: ts.Decorator): string {
  const { expression } = decorator;
  const callee = ts.isCallExpression(expression) ? expression.expression : expression;
  return ts.isIdentifier(callee) ? callee.text : "";
}

function pathOf(call: ts.CallExpression): string {
  const [given] = call.arguments;
  if (given === undefined) return "";
  const target = unwrap(given);
  if (!ts.isObjectLiteralExpression(target)) return literalText(target) ?? "";
  for (const each of target.properties)
    if (ts.isPropertyAssignment(each) && propertyName(each.name) === "path")
      return literalText(each.initializer) ?? "";
  return "";
}

const programs = new WeakMap<Analysis, Map<string, boolean>>();

/** A guard of every route in its unit, or a unit where nothing is limited: what is open there is open on purpose or nobody thought of limits. */
function isGuardedForAll(node: ts.Node, analysis: Analysis): boolean {
  const { units } = analysis.topologyOf(node);
  const memory = programs.get(analysis) ?? new Map<string, boolean>();
  programs.set(analysis, memory);
  for (const unit of units) {
    const known = memory.get(unit.id);
    const texts = known === undefined ? analysis.codeOf(unit).map((each) => each.text) : [];
    const isClosed =
      known ??
      (texts.some((text) => /APP_GUARD|useGlobalGuards/.test(text)) ||
        !texts.some((text) => /@Throttle\(|UseGuards\([^)]*Throttl|RateLimit\w*Guard/.test(text)));
    memory.set(unit.id, isClosed);
    if (isClosed) return true;
  }
  return units.length === 0 && !hasMissingParts(node.getSourceFile(), analysis);
}

/** `if (isLogin(path)) await limit(…) else if (isSignUp(path)) …` of which the routes that send mail are no part. */
export function unlimitedBranch(first: ts.IfStatement): Open | undefined {
  if (ts.isIfStatement(first.parent) && first.parent.elseStatement === first) return undefined;
  const branches: ts.IfStatement[] = [];
  for (
    let at: ts.Statement | undefined = first;
    at !== undefined && ts.isIfStatement(at);
    at = at.elseStatement
  )
    if (LIMITS.test(at.thenStatement.getText())) branches.push(at);
  if (branches.length < 2) return undefined;
  const tests = branches.map((each) => each.expression.getText()).join(" ");
  if (!/log_?in|sign_?in|sign_?up|register/i.test(tests)) return undefined;
  if (/forgot|reset|verif|otp|recover|magic/i.test(first.getSourceFile().text)) return undefined;
  return { at: first.expression, routes: branches.slice(1).map((each) => each.expression) };
}

const LIMITS = /limiter\w*\(|rate_?limit\w*\(|\.(limit|consume|check)\(/i;
