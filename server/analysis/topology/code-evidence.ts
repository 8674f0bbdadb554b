/** What source code says of its own topology: processes that it forks, reads that it sends to copies. */
import { ts } from "ts-morph";
import type { Evidence } from "../../../rules/kit/rule.ts";
import { carriersOf } from "./copies.ts";
import type { Amount } from "./model.ts";
import { initializerOf, parseCode } from "./texts/code.ts";

/** One place in a source file. */
export type CodeEvidence = {
  readonly file: string;
  /** True when a switch (an environment variable, a flag) decides whether it happens. */
  readonly isSwitched: boolean;
} & (
  | { readonly kind: "processes"; readonly amount: Amount }
  | {
      readonly kind: "copies";
      readonly evidence: Evidence;
      /** True when the switch is the region that the code runs in. */
      readonly isByRegion: boolean;
      /** The exports through which other code reads; undefined when loading the file is enough. */
      readonly carriers: readonly string[] | undefined;
    }
  /** Sockets of several instances or processes, put together: whoever does so has more than one in mind. */
  | { readonly kind: "sockets"; readonly evidence: Evidence }
);

/** True for a specifier whose importers are worth reading for it. */
export function mayTellOfTopology(specifier: string): boolean {
  return /^(?:(?:node:)?cluster|throng|@prisma\/extension-read-replicas|drizzle-orm(?:\/.*)?|typeorm|sequelize|@socket\.io\/[\w-]+|socket\.io-(?:redis|adapter-mongo)|mongodb|mongoose|@mikro-orm\/.*|@?libsql(?:\/.*)?|@tursodatabase\/.*)$/.test(
    specifier,
  );
}

/** True for a file by a name that modules have which open connections to a database. */
export function mayConnect(path: string): boolean {
  return /[/._-](?:db|database|prisma|drizzle|replicas?|data-?source)(?:\.[\w-]+)*\.[cm]?tsx?$/i.test(
    path,
  );
}

/** Most files with such imports say nothing of it; only the others are parsed. */
const TELLS =
  /\bcreate(?:Sharded)?Adapter\s*\(|\bsetup(?:Master|Primary|Worker)\s*\(|\bcluster\s*\.\s*fork\s*\(|\bthrong\s*\(|\bwithReplicas\s*\(|\breadReplicas\s*\(|\breplication\s*:\s*\{|\bsyncUrl\s*:|\breadPreference\s*:\s*["'](?:secondary|nearest)|\.read\(\s*["'](?:secondary|nearest)|\benv\.\w*(?:REPLICA|READ_?ONLY|READER)\w*UR[IL]/;

export function codeEvidenceIn(path: string, text: string): readonly CodeEvidence[] {
  if (!TELLS.test(text)) return [];
  const file = parseCode(path, text);
  if (file === undefined) return [];
  const found: CodeEvidence[] = [];
  const said = new Set<string>();
  const visit = (node: ts.Node): void => {
    const told = tellingOf(node, file);
    const message =
      told?.kind === "copies"
        ? `${told.evidence.message.replace(/[A-Z_]{4,}/, "")} ${told.isSwitched}`
        : undefined;
    // The first of several places that say the same of one file will do.
    if (told !== undefined && (message === undefined || !said.has(message))) found.push(told);
    if (message !== undefined) said.add(message);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function tellingOf(node: ts.Node, file: ts.SourceFile): CodeEvidence | undefined {
  if (ts.isCallExpression(node)) {
    const name = node.expression.getText(file);
    const sockets = socketsOf(node, name, file);
    if (sockets !== undefined) return sockets;
    if (/^cluster\.fork$/.test(name)) return forked(node, file);
    if (name === "throng") return thronged(node, file);
    if (/(?:^|\.)(?:withReplicas|readReplicas)$/.test(name))
      return copies(node, file, "reads go to copies of the database");
    const [argument] = node.arguments;
    const isAside =
      argument !== undefined &&
      ts.isStringLiteralLike(argument) &&
      /^(?:secondary|nearest)/.test(argument.text);
    if (isAside && name.endsWith(".read"))
      return copies(node, file, "this read may be answered by a copy of the database");
  }
  if (ts.isPropertyAccessExpression(node)) return optional(node, file);
  if (!ts.isPropertyAssignment(node)) return undefined;
  const key = node.name.getText(file);
  if (key === "replication" && ts.isObjectLiteralExpression(node.initializer)) {
    const parts = node.initializer.properties.map((each) => each.name?.getText(file));
    const hasCopies = parts.some((part) => part === "slaves" || part === "read");
    return hasCopies ? copies(node, file, "reads go to copies of the database") : undefined;
  }
  // A file of its own that follows a database far away: every instance reads its own state of it.
  if (key === "syncUrl")
    return copies(
      node,
      file,
      "reads are answered by a local copy of the database, synced now and then",
    );
  const isText = ts.isStringLiteralLike(node.initializer);
  if (
    key === "readPreference" &&
    isText &&
    /^(?:secondary|nearest)/.test(node.initializer.getText(file).slice(1))
  )
    return copies(node, file, "this read may be answered by a copy of the database");
  return undefined;
}

/** What the packages of Socket.IO for several instances are called with. */
function socketsOf(
  node: ts.CallExpression,
  name: string,
  file: ts.SourceFile,
): CodeEvidence | undefined {
  const from = packageOfImport(name, file);
  const between = /^(?:@socket\.io\/([\w-]+)-adapter|socket\.io-(redis))$/.exec(from ?? "");
  const isSticky = from === "@socket.io/sticky" && /^setup/.test(name);
  if (between === null && !isSticky) return undefined;
  const message = isSticky
    ? "sockets stay with one of several processes"
    : `messages between sockets go through an adapter for several instances (${between?.[1] ?? between?.[2]})`;
  const evidence = { ...placeOf(node, file), message };
  return { kind: "sockets", file: file.fileName, evidence, isSwitched: isSwitched(node, file) };
}

/** The package that a name of the file is imported from. */
function packageOfImport(name: string, file: ts.SourceFile): string | undefined {
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier))
      continue;
    const bindings = statement.importClause?.namedBindings;
    const isNamed =
      statement.importClause?.name?.text === name ||
      (bindings !== undefined &&
        ts.isNamedImports(bindings) &&
        bindings.elements.some((each) => each.name.text === name));
    if (isNamed) return statement.moduleSpecifier.text;
  }
  return undefined;
}

function copies(node: ts.Node, file: ts.SourceFile, message: string): CodeEvidence {
  const evidence = { ...placeOf(node, file), message };
  const switches = [...conditionsAround(node), ...choicesOf(node)];
  return {
    kind: "copies",
    file: file.fileName,
    evidence,
    isSwitched: isSwitched(node, file) || switches.length > 0,
    isByRegion: switches.some((each) => /region/i.test(originOf(each, file))),
    carriers: carriersOf(node, file),
  };
}

/** `process.env.READ_REPLICA_URL`: a copy for those who set the variable. */
function optional(
  node: ts.PropertyAccessExpression,
  file: ts.SourceFile,
): CodeEvidence | undefined {
  const { text } = node.name;
  const isVariable = LEADS_TO_COPY.test(text) && /(?:^|\.)env$/.test(node.expression.getText(file));
  if (!isVariable) return undefined;
  const evidence = { ...placeOf(node, file), message: `reads go to ${text}` };
  return {
    kind: "copies",
    file: file.fileName,
    evidence,
    isSwitched: true,
    isByRegion: false,
    carriers: undefined,
  };
}

/** Variables that lead to a copy of a database that answers reads. */
export const LEADS_TO_COPY =
  /(?:^|_)(?:READ_?ONLY|READER?|REPLICAS?|RO)_(?:[A-Z]+_)*(?:URL|URI|HOST|DSN)S?$|(?:URL|URI|HOST|DSN)_(?:READ_?ONLY|READER?|REPLICAS?|RO)$/;

/** Conditions that choose between a copy and the database itself: `[url ? connect(url) : primary]`. */
function choicesOf(node: ts.Node): readonly ts.Expression[] {
  if (!ts.isCallExpression(node)) return [];
  const found: ts.Expression[] = [];
  const visit = (inner: ts.Node): void => {
    const value = ts.isIdentifier(inner) ? initializerOf(inner) : undefined;
    if (ts.isConditionalExpression(inner)) found.push(inner.condition);
    else if (isChoice(inner)) found.push(inner.left);
    else if (value !== undefined && ts.isConditionalExpression(value)) found.push(value.condition);
    else if (!ts.isFunctionLike(inner)) ts.forEachChild(inner, visit);
  };
  for (const argument of node.arguments) visit(argument);
  return found;
}

/** `process.env.COPY_URL || process.env.DATABASE_URL` is a copy for those who have one. */
function isChoice(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    /^(?:\|\||\?\?)$/.test(node.operatorToken.getText()) &&
    !ts.isLiteralExpression(node.right)
  );
}

/** The text of a condition with that of the constants it is made of. */
function originOf(condition: ts.Expression, file: ts.SourceFile): string {
  const seen = new Set<ts.Node>([condition]);
  for (const expression of seen) {
    if (seen.size > MOST_ORIGINS) break;
    const visit = (node: ts.Node): void => {
      const value = ts.isIdentifier(node) ? initializerOf(node) : undefined;
      if (value !== undefined) seen.add(value);
      ts.forEachChild(node, visit);
    };
    visit(expression);
  }
  return [...seen].map((each) => each.getText(file)).join("\n");
}

const MOST_ORIGINS = 12;

/** As many as the loop around it says, which is the number of cores unless it is a literal. */
function forked(node: ts.CallExpression, file: ts.SourceFile): CodeEvidence | undefined {
  const loop = ancestorOf(node, (each) => ts.isForStatement(each) || ts.isForOfStatement(each));
  // A fork outside of a loop replaces a process that ended.
  if (loop === undefined) return undefined;
  const condition = ts.isForStatement(loop) ? loop.condition : undefined;
  const bound =
    condition !== undefined && ts.isBinaryExpression(condition) ? condition.right : undefined;
  const count = bound !== undefined && ts.isNumericLiteral(bound) ? Number(bound.text) : undefined;
  return processes(node, file, count);
}

function thronged(node: ts.CallExpression, file: ts.SourceFile): CodeEvidence {
  const [options] = node.arguments;
  const counted =
    options !== undefined && ts.isObjectLiteralExpression(options)
      ? options.properties.find((each) =>
          /^(?:count|workers)$/.test(each.name?.getText(file) ?? ""),
        )
      : undefined;
  const value =
    counted !== undefined && ts.isPropertyAssignment(counted) ? counted.initializer : undefined;
  const count = value !== undefined && ts.isNumericLiteral(value) ? Number(value.text) : undefined;
  return processes(node, file, count);
}

function processes(node: ts.Node, file: ts.SourceFile, count: number | undefined): CodeEvidence {
  const message =
    count === undefined ? "forks a process for each core" : `forks ${count} processes`;
  const evidence = { ...placeOf(node, file), message };
  return {
    kind: "processes",
    file: file.fileName,
    amount: { least: 1, most: count ?? "any", by: "platform", evidence },
    isSwitched: isSwitched(node, file),
  };
}

/**
 * True when something other than "is this the primary process" decides: a variable of the environment or a flag
 * in a condition around the place, in a condition before it that returns, or around the calls of its function.
 */
function isSwitched(node: ts.Node, file: ts.SourceFile): boolean {
  const owner = ancestorOf(node, ts.isFunctionLike);
  const conditions = conditionsAround(node);
  if (owner !== undefined && ts.isFunctionDeclaration(owner) && owner.name !== undefined)
    for (const call of callsOf(owner.name.text, file)) conditions.push(...conditionsAround(call));
  if (owner !== undefined) {
    const visit = (inner: ts.Node): void => {
      const isBefore = ts.isIfStatement(inner) && inner.getEnd() <= node.getStart(file);
      if (isBefore && /\b(?:return|throw)\b/.test(inner.thenStatement.getText(file)))
        conditions.push(inner.expression);
      ts.forEachChild(inner, visit);
    };
    visit(owner);
  }
  return conditions.some((condition) => !isAboutPrimary(condition, file));
}

function isAboutPrimary(condition: ts.Expression, file: ts.SourceFile): boolean {
  return /^!?cluster\.is(?:Primary|Master|Worker)$/.test(condition.getText(file));
}

function conditionsAround(node: ts.Node): ts.Expression[] {
  const found: ts.Expression[] = [];
  for (let at = node; at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent) && at !== parent.expression) found.push(parent.expression);
    if (ts.isConditionalExpression(parent) && at !== parent.condition) found.push(parent.condition);
    if (ts.isFunctionLike(at)) break;
  }
  return found;
}

function callsOf(name: string, file: ts.SourceFile): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(file) === name) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function ancestorOf(node: ts.Node, is: (node: ts.Node) => boolean): ts.Node | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent)
    if (is(at)) return at;
  return undefined;
}

function placeOf(node: ts.Node, file: ts.SourceFile) {
  const start = node.getStart(file);
  const line = file.text.indexOf("\n", start);
  return {
    file: file.fileName,
    start,
    end: line < 0 ? node.getEnd() : Math.min(line, node.getEnd()),
  };
}
