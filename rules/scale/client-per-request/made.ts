/** Clients that a function makes anew for each of its calls, though nothing in them differs from call to call. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { textHas } from "../../kit/file-text.ts";
import { importOf } from "../../kit/imports.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenCall } from "../../kit/unseen.ts";

type Making = ts.NewExpression | ts.CallExpression;

export interface MadeAnew {
  readonly unit: FunctionNode;
  /** The others that the same function makes. */
  readonly others: readonly Making[];
}

/** Undefined for every call but the first of its function. */
export function madeAnew(
  call: Making,
  analysis: Analysis,
  isServing: (node: ts.Node, home: FunctionNode, analysis: Analysis) => boolean,
): MadeAnew | undefined {
  if (!isClient(call, analysis)) return undefined;
  const unit = unitOf(call);
  if (unit === undefined) return undefined;
  const all = [...descendants(unit)].filter(
    (each): each is Making =>
      (ts.isNewExpression(each) || ts.isCallExpression(each)) &&
      isClient(each, analysis) &&
      isForgotten(each, unit),
  );
  if (all[0] !== call) return undefined;
  if (!isFactory(call, unit))
    return isServing(call, unit, analysis) ? { unit, others: all.slice(1) } : undefined;
  // Whoever makes connections for others leaves it to them to close them, which is asked about for itself.
  if (CONNECTIONS.test(calledName(call.expression)?.text ?? "")) return undefined;
  const users = usersOf(unit, analysis, isServing);
  return users.length === 0 ? undefined : { unit, others: [...all.slice(1), ...users] };
}

/** Connections that a method opens with what its caller gave it, in a file where nothing closes any. */
export function leftOpen(call: Making): MadeAnew | undefined {
  const unit = isConnection(call) ? unitOf(call) : undefined;
  if (unit === undefined || unit.parameters.length === 0 || !ts.isMethodDeclaration(unit))
    return undefined;
  if (remembers(unit) || textHas(call.getSourceFile(), CLOSING)) return undefined;
  const all = [...descendants(unit)].filter(
    (each): each is Making => ts.isNewExpression(each) && isConnection(each),
  );
  return all[0] === call ? { unit, others: all.slice(1) } : undefined;
}

const CONNECTIONS = /(Redis|DataSource|Pool|PrismaClient|MongoClient|Kafka)$/;
const CLOSING = /\.(quit|disconnect|close|end|destroy|release)\(/;

function isConnection(call: Making): boolean {
  if (!ts.isNewExpression(call)) return false;
  const imported = importOf(call.expression);
  return (
    imported !== undefined &&
    /^(ioredis|redis|valkey|iovalkey|pg|mongodb|typeorm|mysql2(\/promise)?|@prisma\/client)$/.test(
      imported.specifier,
    ) &&
    /^(Redis|IORedis|Cluster|Pool|Client|MongoClient|DataSource|PrismaClient)$/.test(
      imported.name ?? calledName(call.expression)?.text ?? "",
    )
  );
}

/** Says itself that it speaks to something: by its name together with what it is given. */
function isClient(call: Making, analysis: Analysis): boolean {
  const name = calledName(call.expression)?.text ?? "";
  if (ts.isNewExpression(call)) {
    if (!/^[A-Z]/.test(name) || NO_CLIENT.test(name) || /^RateLimit/.test(name)) return false;
    const given = call.arguments ?? [];
    const isNamed = NAMED.test(name);
    if (!isNamed && !given.some(speaksOfService)) return false;
    const declaration = analysis.declarationOf(call.expression);
    // A class of the project is a client when it is given a key or an address.
    if (declaration !== undefined && !declaration.getSourceFile().isDeclarationFile)
      return given.some(speaksOfService);
    return declaration !== undefined || importOf(call.expression) !== undefined;
  }
  return (
    MAKES.test(name) && ts.isIdentifier(unwrap(call.expression)) && isUnseenCall(call, analysis)
  );
}

const NAMED = /(Client|Sdk|SDK|Redis|DataSource|Pool|PrismaClient|Kafka|Octokit)$/;
const NO_CLIENT =
  /(Command|Error|Exception|URL|Request|Response|Headers|Params|Provider|Store|Strategy|Model|Builder|Signer|Stream|QueryClient|ApolloClient|Map|Set|Date|Event|Context|Job|Options|Config)$/;
const MAKES =
  /^(create|make|build|open|new)(?=[A-Z])\w*(Client|Sdk|SDK|Connection|Pool|Transport|Transporter|Db|DB|Database|Redis|Prisma|Producer)$/;
const OPTION =
  /^(apiKey|api_key|baseUrl|baseURL|connectionString|accessToken|authToken|endpoint|credentials|region|brokers|redisUrl|apiToken)$/;

/** `{ apiKey, baseUrl }`, `env.SERVICE_TOKEN`: what only a client of something needs. */
function speaksOfService(argument: ts.Expression): boolean {
  const given = unwrap(argument);
  if (ts.isObjectLiteralExpression(given))
    return given.properties.some(
      (each) => each.name !== undefined && OPTION.test(propertyName(each.name) ?? ""),
    );
  return (
    (ts.isPropertyAccessExpression(given) &&
      /(_KEY|_TOKEN|_DSN)$|(apiKey|ApiKey|accessToken|connectionString)$/.test(given.name.text)) ||
    (ts.isIdentifier(given) && /_(KEY|TOKEN|DSN)$/.test(given.text))
  );
}

/** The named function around it; callbacks belong to it. */
function unitOf(call: ts.Node): FunctionNode | undefined {
  let at = enclosingFunction(call);
  for (;;) {
    const next = at === undefined ? undefined : enclosingFunction(at);
    if (next === undefined || at === undefined) break;
    at = next;
  }
  return at !== undefined && ts.isConstructorDeclaration(at) ? undefined : at;
}

/** Made for whoever calls: returned at once, or by a name that nothing else keeps. */
function isFactory(call: Making, unit: FunctionNode): boolean {
  const holder = outer(call);
  if (ts.isReturnStatement(holder) || holder === unit) return true;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return false;
  const { text } = holder.name;
  const uses = [...descendants(unit)].filter((each) => ts.isIdentifier(each) && each.text === text);
  return uses.some((each) => ts.isReturnStatement(outer(each)));
}

/** The calls of a factory that serve and forget what they get; none where a caller keeps it for the process, or nobody is in sight. */
function usersOf(
  factory: FunctionNode,
  analysis: Analysis,
  isServing: (node: ts.Node, home: FunctionNode, analysis: Analysis) => boolean,
): readonly Making[] {
  const declaration = ts.isArrowFunction(factory) ? factory.parent : factory;
  if (!isNamedDeclaration(declaration)) return [];
  const callers = analysis.callersOf(declaration);
  const isKept = callers.some((each) => {
    const home = unitOf(each);
    return home === undefined || !isUsedUp(each, home);
  });
  if (isKept) return [];
  return callers.filter((each) => {
    const home = unitOf(each);
    return (
      each.getSourceFile() === factory.getSourceFile() &&
      home !== undefined &&
      isHeldOnly(each, home) &&
      isServing(each, home, analysis)
    );
  });
}

function isNamedDeclaration(node: ts.Node): node is ts.Declaration {
  return (
    ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isVariableDeclaration(node)
  );
}

/** Held by a name of the function, or used in place: nothing that lives longer has it. */
function isHeldOnly(call: Making, unit: FunctionNode): boolean {
  let holder = outer(call);
  if (ts.isAwaitExpression(holder)) holder = outer(holder);
  if (ts.isPropertyAccessExpression(holder))
    return !/^(connect|initialize|init|on)$/.test(holder.name.text);
  return (
    ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) && !escapes(holder.name, unit)
  );
}

/** Held only, or closed again. */
function isUsedUp(call: Making, unit: FunctionNode): boolean {
  if (isHeldOnly(call, unit)) return true;
  let holder = outer(call);
  if (ts.isAwaitExpression(holder)) holder = outer(holder);
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return false;
  return new RegExp(
    `\\b${holder.name.text}\\??\\.(quit|disconnect|close|end|destroy|release)\\(`,
  ).test(unit.getText());
}

function isForgotten(call: Making, unit: FunctionNode): boolean {
  if (dependsOnCall(call, unit)) return false;
  if (isFactory(call, unit)) return !remembers(unit) && !isBelowCondition(call, unit);
  return isHeldOnly(call, unit);
}

/** Stored, returned or closed: somebody looks after it. */
function escapes(name: ts.Identifier, unit: FunctionNode): boolean {
  for (const each of descendants(unit)) {
    if (!ts.isIdentifier(each) || each.text !== name.text || each === name) continue;
    const { parent } = each;
    if (ts.isPropertyAccessExpression(parent) && parent.name === each) continue;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === each) {
      if (CLOSES.test(parent.name.text)) return true;
      continue;
    }
    let holder = outer(each);
    while (
      ts.isPropertyAssignment(holder) ||
      ts.isShorthandPropertyAssignment(holder) ||
      ts.isObjectLiteralExpression(holder) ||
      ts.isArrayLiteralExpression(holder)
    )
      holder = outer(holder);
    if (ts.isReturnStatement(holder) || ts.isArrowFunction(holder)) return true;
    if (ts.isBinaryExpression(holder) || ts.isNewExpression(holder)) return true;
    if (ts.isVariableDeclaration(holder) && holder.name !== each) return true;
    if (
      ts.isCallExpression(holder) &&
      /^(set|push|add|register|provide|use|bind|value|asValue)$/.test(
        calledName(holder.expression)?.text ?? "",
      )
    )
      return true;
  }
  return false;
}

const CLOSES = /^(\$?disconnect|quit|close|end|destroy|terminate|release|shutdown)$/;

/** Something outside of it is looked at or assigned: it may keep what it made. */
function remembers(unit: FunctionNode): boolean {
  return /\b(cached?|instance|singleton|memo|global|globalThis)\b|\?\?=|\|\|=|\bif \(!?\w+\) return/i.test(
    unit.getText(),
  );
}

function isBelowCondition(call: ts.Node, unit: FunctionNode): boolean {
  for (let at = call.parent; at !== undefined && at !== unit; at = at.parent)
    if (ts.isIfStatement(at) || ts.isConditionalExpression(at)) return true;
  return false;
}

/** What differs from caller to caller cannot be shared: parameters and all that is made of them, or waited for. */
function dependsOnCall(call: Making, unit: FunctionNode): boolean {
  const names = new Set<string>();
  for (const node of [unit, ...descendants(unit)]) {
    if (isFunctionNode(node) && node.pos <= call.pos && node.end >= call.end)
      for (const each of node.parameters) addNames(each.name, names);
    if (!ts.isVariableDeclaration(node) || node.end > call.pos || node.initializer === undefined)
      continue;
    const parts = [node.initializer, ...descendants(node.initializer)];
    if (parts.some((each) => ts.isAwaitExpression(each) || isAmong(each, names)))
      addNames(node.name, names);
  }
  for (let at: ts.Node = call; at !== unit && at.parent !== undefined; at = at.parent)
    if (ts.isForOfStatement(at.parent)) return true;
  // A field may hold what belongs to one customer.
  return (call.arguments ?? []).some((part) =>
    [part, ...descendants(part)].some(
      (each) =>
        ts.isAwaitExpression(each) ||
        each.kind === ts.SyntaxKind.ThisKeyword ||
        isAmong(each, names),
    ),
  );
}

function isAmong(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (!ts.isIdentifier(node) || !names.has(node.text)) return false;
  const { parent } = node;
  return !(
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

function addNames(name: ts.BindingName, into: Set<string>): void {
  if (ts.isIdentifier(name)) into.add(name.text);
  else for (const each of name.elements) if (ts.isBindingElement(each)) addNames(each.name, into);
}
