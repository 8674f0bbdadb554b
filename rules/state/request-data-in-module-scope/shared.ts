/** Values that belong to one caller and are put where all callers of the process meet. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isWithin, nameOf } from "../../kit/functions.ts";
import type { ProcessValue, ValueWrite } from "../../kit/process-value.ts";
import { dependentsOf, homeOf, isAssignment } from "../../kit/roles/flow.ts";
import { routesTo } from "../../kit/routes.ts";
import type { Confidence } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { hasWord } from "../../kit/words.ts";

export interface Shared {
  readonly write: ts.Node;
  readonly read: ts.Node;
  /** What of the caller is stored. */
  readonly source: ts.Node;
  readonly confidence: Confidence;
}

/** Whose it is: people, their rights, their request. */
const PERSONAL =
  /^(users?|tenants?|orgs?|organi[sz]ations?|accounts?|sessions?|requests?|req|tokens?|auth|authori[sz]ation|locale|lang|language|customers?|workspaces?|projects?|members?|subscribers?|roles?|permissions?|headers?|cookies?|ip|email|principal|identity|caller|viewer|ctx|context|company|team|jwt|credentials?|claims|params?|body|query|payload|profile|person|profile|correlation|trace|impersonat\w*|owner|actor|me|dto|input)$/;
/** What is kept on purpose, whoever asked last. */
const KEPT =
  /^(cache|cached|last|latest|previous|prev|initiali[sz]ed|ready|started|running|error|errors|count|counter|total|promise|timer|timeout|interval|logger|config|configuration|settings|options|registry|instance|singleton|server|app|db|pool|connection|module|version|default|defaults|start|time|at|status|state|metrics?|stats|listener|handler|callback|stream|socket|abort|controller|scheduler|strategy|provider|transport)$/;
/** Functions that prepare the process. */
const PREPARING =
  /^(init|initialize|initialise|setup|configure|bootstrap|start|register|load|connect|mount|install|warm|boot|on(Module|Application)\w+|constructor|createServer|createApp|getInstance|set(Config|Options|Logger|App|Server|Provider|Client|Instance|Registry|Db|Database|Up)\w*)([A-Z]\w*)?$/;

/** A write of one caller's data with a read that may see another caller's. */
export function sharedIn(value: ProcessValue, analysis: Analysis): Shared | undefined {
  const name = value.name.text.replace(/^[#_]+/, "");
  if (hasWord(name, KEPT) || isFunctionHeld(value)) return undefined;
  for (const write of value.writes) {
    const found = judge(value, write, name, analysis);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A hook that somebody sets, and others call. */
function isFunctionHeld({ declaration, reads }: ProcessValue): boolean {
  if (!ts.isPropertyAssignment(declaration) && declaration.type !== undefined)
    if (ts.isFunctionTypeNode(declaration.type)) return true;
  return reads.some((read) => {
    const user = outer(read);
    return ts.isCallExpression(user) && unwrap(user.expression) === read;
  });
}

function judge(
  value: ProcessValue,
  write: ValueWrite,
  name: string,
  analysis: Analysis,
): Shared | undefined {
  const home = homeOf(write.node);
  if (home === undefined || write.value === undefined || PREPARING.test(nameOf(home)))
    return undefined;
  if (
    ts.isConstructorDeclaration(home) ||
    isLiteral(write.value) ||
    isLazy(write.node, value, home)
  )
    return undefined;
  const source = callerDataIn(write.value, home);
  if (source === undefined) return undefined;
  const text = `${name} ${write.value.getText().slice(0, 120)}`;
  if (!hasWord(text, PERSONAL)) return undefined;
  const read = readAfter(value, write, home);
  if (read === undefined) return undefined;
  const routes = routesTo(home, analysis);
  const isServing =
    routes.some(({ entry }) => entry.context === "request" || entry.context === "consumer") ||
    takesRequest(home);
  const contexts = analysis.reach(write.node).contexts;
  const isServed = isServing || contexts.has("request") || contexts.has("consumer");
  // Nobody is seen to call it: that it waits between writing and reading is all there is to go by.
  if (!isServed && !(contexts.has("library") && isWithin(read, home))) return undefined;
  // Put back at the end: guarded against those who come later, not against those who run at the same time.
  const isPersonal = hasWord(name, PERSONAL);
  const confidence: Confidence =
    value.lifetime !== "unknown" && isServing && isPersonal ? "likely" : "possible";
  return { write: write.node, read, source, confidence };
}

function isLiteral(value: ts.Expression): boolean {
  const target = unwrap(value);
  return (
    ts.isLiteralExpression(target) ||
    target.kind === ts.SyntaxKind.TrueKeyword ||
    target.kind === ts.SyntaxKind.FalseKeyword ||
    target.kind === ts.SyntaxKind.NullKeyword ||
    ts.isNewExpression(target) ||
    isFunctionNode(target) ||
    (ts.isIdentifier(target) && target.text === "undefined")
  );
}

/** Set once: `if (!x) x = …`, `x ??= …`. */
function isLazy(write: ts.Node, value: ProcessValue, home: FunctionNode): boolean {
  if (ts.isBinaryExpression(write)) {
    const { kind } = write.operatorToken;
    if (kind !== ts.SyntaxKind.EqualsToken) return true;
  }
  const own = value.name.text;
  for (const at of ancestors(write, home))
    if (
      ts.isIfStatement(at) &&
      isWithin(write, at.thenStatement) &&
      at.expression.getText().includes(own)
    )
      return true;
  for (const read of value.reads) {
    if (!isWithin(read, home) || read.pos > write.pos) continue;
    for (const at of ancestors(read, home))
      if (ts.isIfStatement(at) && isWithin(read, at.expression)) return true;
  }
  return false;
}

/** A parameter of the function (or something made from one) that the value is computed from. */
function callerDataIn(value: ts.Expression, home: FunctionNode): ts.Node | undefined {
  const names = home.parameters.filter(
    ({ name }) => !/^(callback|cb|next|done|options|opts)$/.test(name.getText()),
  );
  if (names.length === 0) return undefined;
  const seeds = names.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : boundIn(name)));
  const held = dependentsOf(mentionsIn(home, new Set(seeds)), home);
  return held.has(value) ? names[0] : undefined;
}

function boundIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) => (ts.isOmittedExpression(each) ? [] : boundIn(each.name)));
}

function mentionsIn(home: FunctionNode, names: ReadonlySet<string>): ts.Node[] {
  const found: ts.Node[] = [];
  if (home.body === undefined) return found;
  for (const node of [home.body, ...descendants(home.body)]) {
    if (!ts.isIdentifier(node) || !names.has(node.text)) continue;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) continue;
    if (ts.isPropertyAssignment(parent) && parent.name === node) continue;
    found.push(node);
  }
  return found;
}

/** Another function reads it, or the same one after it has waited. */
function readAfter(
  value: ProcessValue,
  write: ValueWrite,
  home: FunctionNode,
): ts.Node | undefined {
  const elsewhere = value.reads.find((read) => {
    const other = homeOf(read);
    return other !== undefined && other !== home && !isWithin(read, home);
  });
  if (elsewhere !== undefined) return elsewhere;
  return value.reads.find((read) => {
    if (!isWithin(read, home) || read.pos < write.node.end) return false;
    for (const node of descendants(home))
      if (ts.isAwaitExpression(node) && node.pos >= write.node.end && node.end <= read.getStart())
        return true;
    return false;
  });
}

function takesRequest(home: FunctionNode): boolean {
  return home.parameters.some(
    ({ name, type }) =>
      /^(req|request|ctx|context|c)$/.test(name.getText()) ||
      /\b(Request|Context|NextApiRequest|FastifyRequest|ExecutionContext)\b/.test(
        type?.getText() ?? "",
      ),
  );
}

/** `client.defaults.headers.cookie = req.headers.cookie` on a client that all callers use. */
export function defaultsOf(
  assignment: ts.BinaryExpression,
  analysis: Analysis,
): { readonly client: ts.Expression; readonly source: ts.Node } | undefined {
  if (!isAssignment(assignment.operatorToken.kind)) return undefined;
  const left = unwrap(assignment.left);
  if (!ts.isPropertyAccessExpression(left) && !ts.isElementAccessExpression(left)) return undefined;
  const client = ownerOfDefaults(left);
  if (client === undefined) return undefined;
  const home = homeOf(assignment);
  if (home === undefined || isLocalTo(client, home)) return undefined;
  const contexts = analysis.reach(assignment).contexts;
  const isServing =
    takesRequest(home) ||
    contexts.has("request") ||
    routesTo(home, analysis).some(({ entry }) => entry.context === "request");
  if (!isServing) return undefined;
  const source = callerDataIn(assignment.right, home);
  return source === undefined ? undefined : { client, source };
}

/** `x` in `x.defaults.headers…`, `x.axios.defaults.headers[…]`. */
function ownerOfDefaults(left: ts.Expression): ts.Expression | undefined {
  let at = left;
  let hasHeaders = false;
  for (;;) {
    if (ts.isElementAccessExpression(at)) at = unwrap(at.expression);
    else if (ts.isPropertyAccessExpression(at)) {
      if (at.name.text === "headers" || at.name.text === "common") hasHeaders = true;
      if (at.name.text === "defaults" && hasHeaders) return unwrap(at.expression);
      at = unwrap(at.expression);
    } else return undefined;
  }
}

function isLocalTo(client: ts.Expression, home: FunctionNode): boolean {
  let root = client;
  while (ts.isPropertyAccessExpression(root)) root = unwrap(root.expression);
  if (!ts.isIdentifier(root)) return root.kind !== ts.SyntaxKind.ThisKeyword;
  const { text } = root;
  if (home.parameters.some(({ name }) => boundIn(name).includes(text))) return true;
  for (const node of descendants(home))
    if (ts.isVariableDeclaration(node) && boundIn(node.name).includes(text)) return true;
  return false;
}

export interface Replaced {
  readonly closed: ts.Node;
  readonly made: ts.Node;
}

/** `if (!same(options, known)) { client.quit(); client = new Redis(options) }`: ended under whoever uses it. */
export function replacedIn(value: ProcessValue): Replaced | undefined {
  for (const write of value.writes) {
    const home = homeOf(write.node);
    const made = write.value;
    if (home === undefined || made === undefined || home.parameters.length === 0) continue;
    if (
      !ts.isNewExpression(unwrap(made)) &&
      !ts.isCallExpression(unwrap(made)) &&
      !ts.isAwaitExpression(made)
    )
      continue;
    if (callerDataIn(made, home) === undefined) continue;
    for (const read of value.reads) {
      if (!isWithin(read, home) || read.pos > write.node.pos) continue;
      const access = read.parent;
      if (!ts.isPropertyAccessExpression(access) || access.expression !== read) continue;
      if (!/^(quit|disconnect|close|end|destroy|terminate)$/.test(access.name.text)) continue;
      if (ts.isCallExpression(access.parent) && calledName(access.parent.expression) !== undefined)
        return { closed: access.parent, made: write.node };
    }
  }
  return undefined;
}
