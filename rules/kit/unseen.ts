/** Calls of code that is not there: the file speaks of modules of the project that nobody gave us. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { bindingHolder, calledName, unwrap } from "./syntax.ts";
import { localDeclaration } from "./time-values.ts";

/**
 * Whether a call leads into a module of the project that is missing, directly or through an object of it.
 * In a whole repository that is nearly never so; a file reviewed alone has little else.
 * What such a call does can only be guessed: it supports a question, never more.
 */
export function isUnseenCall(call: ts.CallExpression, analysis: Analysis): boolean {
  const missing = missingNamesOf(call.getSourceFile(), analysis);
  if (missing.size === 0) return false;
  const callee = unwrap(call.expression);
  const name = calledName(callee)?.text ?? "";
  if (name === "" || KNOWN.test(name) || ASIDE.test(callee.getText().slice(0, 80))) return false;
  return isMissing(callee, missing, analysis, 0);
}

/** An unseen call whose promise is waited for, returned, or collected: it leaves the process or waits for something that does. */
export function isUnseenWork(call: ts.CallExpression, analysis: Analysis): boolean {
  return isWaitedFor(call) && isUnseenCall(call, analysis);
}

/** Whether a file imports modules of the project that are missing: it is looked at without its neighbours. */
export function hasMissingParts(file: ts.SourceFile, analysis: Analysis): boolean {
  return missingNamesOf(file, analysis).size > 0;
}

/** Whether a type is one of a module of the project that is missing. */
export function isMissingType(type: ts.TypeNode, analysis: Analysis): boolean {
  return mentionsMissing(type, missingNamesOf(type.getSourceFile(), analysis));
}

/** Methods of lists, promises and texts. */
const KNOWN =
  /^(then|catch|finally|map|filter|forEach|flatMap|reduce|find|some|every|includes|push|slice|join|sort|concat|toString|toISOString|on|once|off|emit)$/;
/** What is said beside the work. */
const ASIDE = /(^|\.|_)(log|logger|console|metrics?|tracer?|telemetry|stats|span|debug)\b/i;

const caches = new WeakMap<Analysis, WeakMap<ts.SourceFile, ReadonlySet<string>>>();

/** The local names of what a file imports from modules of the project that are not loaded. */
function missingNamesOf(file: ts.SourceFile, analysis: Analysis): ReadonlySet<string> {
  const cache = caches.get(analysis) ?? new WeakMap<ts.SourceFile, ReadonlySet<string>>();
  caches.set(analysis, cache);
  const known = cache.get(file);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const scopes = ownScopesOf(file, analysis);
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || statement.importClause === undefined) continue;
    const { moduleSpecifier, importClause } = statement;
    if (!ts.isStringLiteral(moduleSpecifier)) continue;
    if (!OWN.test(moduleSpecifier.text) && !scopes.has(scopeOf(moduleSpecifier.text))) continue;
    if (/\.(json|css|md|sql|graphql|html|txt|ya?ml)$/.test(moduleSpecifier.text)) continue;
    if (analysis.checker.getSymbolAtLocation(moduleSpecifier) !== undefined) continue;
    if (importClause.name !== undefined) names.add(importClause.name.text);
    const { namedBindings } = importClause;
    if (namedBindings === undefined) continue;
    if (ts.isNamespaceImport(namedBindings)) names.add(namedBindings.name.text);
    else for (const each of namedBindings.elements) names.add(each.name.text);
  }
  cache.set(file, names);
  return names;
}

/** Paths and the customary aliases of a project's own folders. */
const OWN = /^(\.{1,2}\/|[@~#]\/|~|#\w|src\/|@(app|lib|core|common|shared|modules|server)\/)/;

/**
 * The scopes of the project's own packages: it names parts as only neighbours are named, `@acme/db`, `@acme/lib/users`.
 * Where a package.json speaks of dependencies, what it does not list is no neighbour, and what it lists may come from anywhere.
 */
function ownScopesOf(file: ts.SourceFile, analysis: Analysis): ReadonlySet<string> {
  const scopes = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier))
      continue;
    const { text } = statement.moduleSpecifier;
    if (NEIGHBOUR.test(text) && !PUBLIC.test(text)) scopes.add(scopeOf(text));
  }
  return scopes.size > 0 && analysis.packageOf(file).dependencies.size > 0 ? new Set() : scopes;
}

/** `@acme` of `@acme/db`; empty for packages without a scope, which are never looked up. */
function scopeOf(specifier: string): string {
  return /^@[\w.-]+(?=\/)/.exec(specifier)?.[0] ?? "-";
}

/** Names that say something only among neighbours. */
const NEIGHBOUR =
  /^@[\w.-]+\/(lib|libs|types|database|db|prisma|drizzle|shared|utils?|config|env|logger|cache|api|server|backend|common|helpers|services?|models?|entities|emails?|domain|dal|errors?|auth|billing|queues?|jobs?|redis|storage|features?|app|web)(\/|$)/;
/** Scopes that publish packages under such names. */
const PUBLIC =
  /^@(sentry|aws-sdk|aws-lambda-powertools|smithy|babel|nestjs|angular|prisma|tiptap|graphql-tools|opentelemetry|trpc|apollo|azure|medusajs|strapi|fastify|hapi|feathersjs|temporalio|mikro-orm|vercel|clerk|supabase|elastic|vue|nuxt|adonisjs|payloadcms|keystone-6|directus|backstage|cloudflare|google-cloud|firebase|discordjs|remix-run|solana|bull-board|microsoft|nrwl|nestjs-modules|golevelup|types|stripe|hono|redis|upstash|slack|octokit|effect|workos-inc|auth|mongodb-js|vendure)\//;

function isMissing(
  expression: ts.Expression,
  missing: ReadonlySet<string>,
  analysis: Analysis,
  depth: number,
): boolean {
  if (depth > 8) return false;
  const next = (each: ts.Expression): boolean => isMissing(each, missing, analysis, depth + 1);
  const at = unwrap(expression);
  if (ts.isIdentifier(at)) {
    if (missing.has(at.text)) return true;
    const declaration = localDeclaration(at, analysis);
    return declaration !== undefined && isDeclaredMissing(declaration, missing, next);
  }
  if (
    ts.isAwaitExpression(at) ||
    ts.isCallExpression(at) ||
    ts.isNewExpression(at) ||
    ts.isElementAccessExpression(at)
  )
    return next(at.expression);
  if (!ts.isPropertyAccessExpression(at)) return false;
  const owner = unwrap(at.expression);
  if (owner.kind !== ts.SyntaxKind.ThisKeyword) {
    const declaration = analysis.declarationOf(at);
    return declaration === undefined
      ? next(owner)
      : declaration.getSourceFile() === at.getSourceFile() &&
          isDeclaredMissing(declaration, missing, next);
  }
  const declaration = analysis.declarationOf(at);
  return declaration !== undefined && isDeclaredMissing(declaration, missing, next);
}

/** A name whose type or first value comes from such a module. */
function isDeclaredMissing(
  declaration: ts.Declaration,
  missing: ReadonlySet<string>,
  next: (each: ts.Expression) => boolean,
): boolean {
  if (ts.isBindingElement(declaration)) {
    const holder = bindingHolder(declaration);
    if (ts.isVariableDeclaration(holder))
      return holder.initializer !== undefined && next(holder.initializer);
    if (!ts.isParameter(holder) || holder.type === undefined) return false;
    const name = (declaration.propertyName ?? declaration.name).getText();
    const member = membersOf(holder.type).find((each) => each.name?.getText() === name);
    return member === undefined
      ? mentionsMissing(holder.type, missing)
      : ts.isPropertySignature(member) && mentionsMissing(member.type, missing);
  }
  if (
    ts.isParameter(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isVariableDeclaration(declaration)
  ) {
    if (declaration.type !== undefined) return mentionsMissing(declaration.type, missing);
    return declaration.initializer !== undefined && next(declaration.initializer);
  }
  return ts.isPropertySignature(declaration) && mentionsMissing(declaration.type, missing);
}

/** The members of an interface or of a literal type in the same file. */
function membersOf(type: ts.TypeNode): readonly ts.TypeElement[] {
  if (ts.isTypeLiteralNode(type)) return [...type.members];
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return [];
  const { text } = type.typeName;
  for (const each of type.getSourceFile().statements) {
    if (ts.isInterfaceDeclaration(each) && each.name.text === text) return [...each.members];
    if (ts.isTypeAliasDeclaration(each) && each.name.text === text) return membersOf(each.type);
  }
  return [];
}

function mentionsMissing(type: ts.TypeNode | undefined, missing: ReadonlySet<string>): boolean {
  const name = type !== undefined && ts.isTypeReferenceNode(type) ? type.typeName.getText() : "";
  return missing.has(name.split(".")[0] ?? "");
}

/** Its promise is awaited, returned, put into a list, or is all that an arrow function gives. */
export function isWaitedFor(call: ts.CallExpression): boolean {
  let at: ts.Node = call;
  for (;;) {
    const { parent } = at;
    if (parent === undefined) return false;
    if (ts.isAwaitExpression(parent) || ts.isReturnStatement(parent)) return true;
    if (ts.isArrowFunction(parent)) return parent.body === at;
    if (ts.isArrayLiteralExpression(parent)) return ts.isCallExpression(parent.parent);
    const isThrough =
      ts.isParenthesizedExpression(parent) ||
      ts.isNonNullExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isConditionalExpression(parent) ||
      (ts.isBinaryExpression(parent) && parent.right === at) ||
      (ts.isPropertyAccessExpression(parent) && /^(then|catch|finally)$/.test(parent.name.text)) ||
      (ts.isCallExpression(parent) && parent.expression === at);
    if (!isThrough)
      return ts.isCallExpression(parent) && calledName(parent.expression)?.text === "push";
    at = parent;
  }
}
