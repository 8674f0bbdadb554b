/** How many different values can an expression take over the life of a process? Decided by flow, types and names. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { callsOf } from "./references.ts";
import type { Evidence } from "./rule.ts";
import {
  ancestors,
  calledName,
  enclosingFunction,
  isFunctionNode,
  outer,
  placeOf,
  unwrap,
} from "./syntax.ts";
import { hasMissingParts } from "./unseen.ts";

/**
 * `finite`: a set fixed by code or configuration. `entity`: one per tenant, team or project, so growth
 * follows customers. `open`: one per request, user, message, text. `unknown`: nothing in sight decides.
 */
export type Domain = "finite" | "entity" | "open" | "unknown";

export interface KeyDomain {
  readonly domain: Domain;
  /** Where the values come from, when that is known. */
  readonly origin?: Evidence;
  /** The flow was followed to its source, not guessed from a name. */
  readonly isTraced: boolean;
  /** The source is what a caller of the server sent. */
  readonly isInput?: boolean;
}

const MAX_DEPTH = 6;

/** The last word of a name that stands for one of few: `userType`, `region`, `modelName`. */
const FINITE_TAIL = new Set(
  `type types kind region locale lang language currency country method mode level status category role plan tier schema version format
  driver theme timezone tz provider model models feature flag metric counter gauge env stage dialect field fields column columns plugin module service
  config option setting dir directory folder filename file extension mime encoding algorithm alg scope strategy protocol
  topic table collection operation action handler command event hook job queue task cron schedule index idx position page
  shard partition slot bucket priority weight scheme port size color icon label title description template class
  constructor ctor function fn symbol property prop entity`.split(/\s+/),
);
/** Nouns of which a system has as many as it has customers. */
const ENTITY = new Set(
  `tenant team teams project projects org orgs organization organisation organizations workspace environment account company
  shop store site chatflow space base brand merchant instance app application installation guild bot agent connector integration`.split(
    /\s+/,
  ),
);
/** Nouns and texts without an end. */
const OPEN = new Set(
  `user users email mail phone ip session token tokens request req message msg run transaction txn chat conversation
  thread trace span order payment invoice customer customers subscriber visitor guest member contact link url uri href query sql hash digest
  fingerprint jid socket connection client clients prompt text code nonce document upload record row item execution attempt
  batch block address wallet domain domains host hostname slug resource identifier person profile device login recipient sender
  subscription delivery webhook activity call caller ticket lead deal asset invitation invite cookie search cart product post comment
  entry lock cache event job task queue file key sha commit`.split(/\s+/),
);
/** Things that programmers and operators define: their ids are as many as the code and the configuration have. */
const DEFINED = new Set(
  `model provider region plugin module feature metric role plan template type schema version driver service node worker consumer shard
  config field column table policy tool rule adapter processor definition listener handler component source sink strategy workflow function
  command action trigger replica server cluster machine flag experiment permission scope menu widget theme locale loop pool limiter
  migration routine step stage pipeline registry factory`.split(/\s+/),
);
const IDENTITY = new Set(`id ids uuid guid key handle hash token uid pk`.split(/\s+/));
/** Names under which a server meets its input. */
const INPUT = /^(req|request|body|query|params|headers|payload|input|searchParams|cookies)$/;
/** Members of the input that hold it. */
const INPUT_PART =
  /^(req|request|body|query|params|headers|cookies|payload|input|data|ip|url|path|originalUrl|searchParams)$/;
/** Calls whose results have no end of values. */
const RANDOM =
  /^(randomUUID|uuid|uuidv4|v4|nanoid|ulid|cuid|createId|randomBytes|randomString|generateId)$/;
const RESPELLS = /^(trim(Start|End)?|to(Locale)?(Lower|Upper)Case|normalize|toString)$/;
const DIGEST =
  /^(hash|digest|sha1|sha256|md5|createHash|stringify|hashKey|objectHash|fingerprint|serialize|superjson)$/i;

/** Who belongs to an entity, one at a time: `workspace.customerId` has as many values as there are workspaces. */
const PARTY = /(customer|owner|creator|subscription|subscriber)_?(id|uuid)$/i;

const UNKNOWN: KeyDomain = { domain: "unknown", isTraced: false };
const FINITE: KeyDomain = { domain: "finite", isTraced: true };

export function keyDomain(expression: ts.Expression, analysis: Analysis, depth = 0): KeyDomain {
  const node = unwrap(expression);
  if (depth > MAX_DEPTH) return UNKNOWN;
  if (
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword
  ) {
    return FINITE;
  }
  if (isFiniteType(node, analysis)) return FINITE;
  const next = (each: ts.Expression): KeyDomain => keyDomain(each, analysis, depth + 1);
  if (ts.isTemplateExpression(node))
    return widest(node.templateSpans.map((span) => next(span.expression)));
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.PercentToken) return FINITE;
    if (
      kind === ts.SyntaxKind.PlusToken ||
      kind === ts.SyntaxKind.QuestionQuestionToken ||
      kind === ts.SyntaxKind.BarBarToken
    ) {
      return widest([next(node.left), next(node.right)]);
    }
    return UNKNOWN;
  }
  if (ts.isConditionalExpression(node)) return widest([next(node.whenTrue), next(node.whenFalse)]);
  if (ts.isAwaitExpression(node)) return next(node.expression);
  if (ts.isArrayLiteralExpression(node)) {
    return widest(
      node.elements.map((each) => next(ts.isSpreadElement(each) ? each.expression : each)),
    );
  }
  if (ts.isObjectLiteralExpression(node)) return ofObject(node, next);
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
    const counts = node.operator === ts.SyntaxKind.PlusPlusToken;
    return counts
      ? {
          domain: "open",
          isTraced: true,
          origin: { ...placeOf(node), message: "a new key every time" },
        }
      : UNKNOWN;
  }
  if (ts.isCallExpression(node)) return ofCall(node, analysis, depth);
  if (ts.isPropertyAccessExpression(node)) return ofMember(node, analysis, depth);
  if (ts.isElementAccessExpression(node))
    return isInputRoot(node.expression, analysis) ? input(node) : UNKNOWN;
  if (ts.isIdentifier(node)) return ofName(node, analysis, depth);
  return UNKNOWN;
}

function ofObject(
  literal: ts.ObjectLiteralExpression,
  next: (each: ts.Expression) => KeyDomain,
): KeyDomain {
  return widest(
    literal.properties.map((property) => {
      if (ts.isPropertyAssignment(property)) return next(property.initializer);
      if (ts.isShorthandPropertyAssignment(property)) return next(property.name);
      if (ts.isSpreadAssignment(property)) return next(property.expression);
      return UNKNOWN;
    }),
  );
}

function ofCall(call: ts.CallExpression, analysis: Analysis, depth: number): KeyDomain {
  const callee = unwrap(call.expression);
  const name = ts.isPropertyAccessExpression(callee)
    ? callee.name.text
    : ts.isIdentifier(callee)
      ? callee.text
      : "";
  if (RANDOM.test(name)) return open(call, "a new key every time", true);
  // Another spelling of a text is no step away from where it comes from.
  if (ts.isPropertyAccessExpression(callee) && RESPELLS.test(name))
    return keyDomain(callee.expression, analysis, depth);
  const next = (each: ts.Expression): KeyDomain =>
    keyDomain(ts.isSpreadElement(each) ? each.expression : each, analysis, depth + 1);
  const parts = call.arguments.map(next);
  if (ts.isPropertyAccessExpression(callee)) {
    // `createHash("sha256").update(prompt).digest("hex")`, `email.toLowerCase()`, `url.searchParams.get("q")`
    if (isInputRoot(callee.expression, analysis)) return input(call);
    if (
      !/^(this|JSON|Object|String|crypto)$/.test(callee.expression.getText()) &&
      !/^[A-Z]/.test(callee.expression.getText())
    ) {
      parts.push(next(callee.expression));
    }
  }
  const made = resultOf(call, analysis);
  if (made !== undefined) parts.push(next(made));
  const found = widest(parts);
  const [content] = call.arguments;
  if (
    DIGEST.test(name) &&
    content !== undefined &&
    found.domain !== "open" &&
    isContent(content, analysis, depth)
  ) {
    return open(call, "one key per content", false);
  }
  return found;
}

/** What a small function of the user's own returns: its only `return`, or the body of an arrow. */
function resultOf(call: ts.CallExpression, analysis: Analysis): ts.Expression | undefined {
  let declared: ts.Node | undefined = analysis.declarationOf(call.expression);
  if (
    declared !== undefined &&
    ts.isVariableDeclaration(declared) &&
    declared.initializer !== undefined
  )
    declared = unwrap(declared.initializer);
  if (declared === undefined || !isFunctionNode(declared) || declared.body === undefined)
    return undefined;
  if (!ts.isBlock(declared.body)) return declared.body;
  const last = declared.body.statements.at(-1);
  return last !== undefined && ts.isReturnStatement(last) ? last.expression : undefined;
}

/** What is digested has parts that nothing bounds; settings of a client or a policy are taken as few. */
function isContent(content: ts.Expression, analysis: Analysis, depth: number): boolean {
  const target = unwrap(content);
  if (ts.isObjectLiteralExpression(target) || ts.isArrayLiteralExpression(target)) {
    const parts = ts.isArrayLiteralExpression(target)
      ? [...target.elements]
      : target.properties.flatMap((each) =>
          ts.isPropertyAssignment(each)
            ? [each.initializer]
            : ts.isShorthandPropertyAssignment(each)
              ? [each.name]
              : [],
        );
    return parts.some(
      (part) =>
        keyDomain(part, analysis, depth + 1).domain === "unknown" &&
        isContent(part, analysis, depth + 1),
    );
  }
  if (ts.isTemplateExpression(target)) return false;
  const { text } = calledName(target) ?? { text: "" };
  return (
    text !== "" &&
    !/config|option|opts|setting|credential|policy|path|name|auth|key$|client|params$|default/i.test(
      text,
    )
  );
}

function ofMember(
  access: ts.PropertyAccessExpression,
  analysis: Analysis,
  depth: number,
): KeyDomain {
  const owner = unwrap(access.expression);
  const member = access.name.text;
  const ownerName = ts.isIdentifier(owner)
    ? owner.text
    : ts.isPropertyAccessExpression(owner)
      ? owner.name.text
      : "";
  const isBare = IDENTITY.has(member) || member === "name" || member === "slug";
  const byName = nameDomain(isBare ? `${ownerName} ${member}` : member);
  if (byName === "finite" || byName === "entity") return { domain: byName, isTraced: false };
  if (isInputRoot(access, analysis)) return input(access);
  const isOfEntity = PARTY.test(member) && nameDomain(ownerName) === "entity";
  if (isOfEntity || isOAuthClient(access, member)) return { domain: "entity", isTraced: false };
  if (byName === "open") return open(access, "one per value", false);
  if (owner.kind === ts.SyntaxKind.ThisKeyword) return ofOwnField(access, analysis, depth);
  return UNKNOWN;
}

/** A field of the same object: what it was made from, when the class says so in one place. */
function ofOwnField(
  access: ts.PropertyAccessExpression,
  analysis: Analysis,
  depth: number,
): KeyDomain {
  const declared = analysis.declarationOf(access);
  if (
    declared !== undefined &&
    ts.isPropertyDeclaration(declared) &&
    declared.initializer !== undefined
  ) {
    return keyDomain(declared.initializer, analysis, depth + 1);
  }
  return UNKNOWN;
}

/** The variable of a loop over something that the module fixes: `for (const [uri, file] of Object.entries(VIEWS))`. */
function isOverConstant(declared: ts.Node): boolean {
  const variable = [declared, ...ancestors(declared)].find(ts.isVariableDeclaration);
  if (variable === undefined || !ts.isVariableDeclarationList(variable.parent)) return false;
  const loop = variable.parent.parent;
  if (!ts.isForOfStatement(loop) && !ts.isForInStatement(loop)) return false;
  let at = unwrap(loop.expression);
  if (ts.isCallExpression(at) && /^Object\.(keys|values|entries)$/.test(at.expression.getText()))
    at = unwrap(at.arguments[0] ?? at);
  if (ts.isArrayLiteralExpression(at)) return true;
  return ts.isIdentifier(at) && (/^[A-Z][A-Z0-9_]+$/.test(at.text) || isModuleConstant(at));
}

function isModuleConstant(name: ts.Identifier): boolean {
  return name
    .getSourceFile()
    .statements.some(
      (statement) =>
        ts.isVariableStatement(statement) &&
        (statement.declarationList.flags & ts.NodeFlags.Const) !== 0 &&
        statement.declarationList.declarations.some(
          (each) =>
            ts.isIdentifier(each.name) &&
            each.name.text === name.text &&
            isLiteralValue(each.initializer),
        ),
    );
}

function isLiteralValue(value: ts.Expression | undefined): boolean {
  const target = value === undefined ? undefined : unwrap(value);
  if (target === undefined) return false;
  return (
    (ts.isArrayLiteralExpression(target) && target.elements.length > 0) ||
    (ts.isObjectLiteralExpression(target) && target.properties.length > 0)
  );
}

function ofName(name: ts.Identifier, analysis: Analysis, depth: number): KeyDomain {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? analysis.checker.getShorthandAssignmentValueSymbol(name.parent)
    : analysis.checker.getSymbolAtLocation(name);
  const declared = symbol?.valueDeclaration;
  if (declared === undefined) return guess(name, name.text);
  if (isOverConstant(declared)) return FINITE;
  if (ts.isVariableDeclaration(declared)) {
    if (declared.initializer !== undefined && ts.isIdentifier(declared.name)) {
      if (enclosingFunction(declared) === undefined && isConst(declared)) return FINITE;
      const found = keyDomain(declared.initializer, analysis, depth + 1);
      if (found.domain !== "unknown") return found;
    }
    return guess(name, name.text);
  }
  if (ts.isBindingElement(declared)) {
    const key = declared.propertyName ?? declared.name;
    const text = ts.isIdentifier(key) ? key.text : name.text;
    const found = guess(name, IDENTITY.has(text) ? name.text : text);
    if (found.domain !== "unknown")
      return isFromInput(declared, analysis) && found.domain === "open"
        ? { ...found, isTraced: true }
        : found;
    return isFromInput(declared, analysis) ? input(name) : found;
  }
  if (ts.isParameter(declared)) return ofParameter(name, declared, analysis, depth);
  return guess(name, name.text);
}

function ofParameter(
  name: ts.Identifier,
  parameter: ts.ParameterDeclaration,
  analysis: Analysis,
  depth: number,
): KeyDomain {
  const byName = guess(name, name.text);
  if (bindsInput(parameter) && byName.domain !== "finite" && byName.domain !== "entity")
    return input(name);
  if (byName.domain === "finite" || byName.domain === "entity") return byName;
  const owner = parameter.parent;
  if (!isFunctionNode(owner) || owner.parameters.includes(parameter) === false) return byName;
  const index = owner.parameters.indexOf(parameter);
  const target = ts.isConstructorDeclaration(owner) ? owner.parent : owner;
  const callers = depth < 3 ? callsOf(target, analysis).slice(0, 12) : [];
  const given = callers.flatMap((call) => {
    const argument = call.arguments?.[index] ?? parameter.initializer;
    return argument === undefined ? [] : [keyDomain(argument, analysis, depth + 1)];
  });
  const found = widest(given);
  if (given.length > 0 && given.every((each) => each.domain === "finite")) return FINITE;
  if (found.domain === "open" || (found.domain === "entity" && byName.domain === "unknown"))
    return found;
  // Alone in a file nobody is seen to call it: a text that anybody hands in has no end.
  const isText = parameter.type?.kind === ts.SyntaxKind.StringKeyword;
  if (byName.domain === "unknown" && isText && callers.length === 0 && isAlone(name, analysis))
    return open(name, "whatever callers hand in", false);
  return byName;
}

function isAlone(node: ts.Node, analysis: Analysis): boolean {
  return hasMissingParts(node.getSourceFile(), analysis);
}

function guess(node: ts.Node, text: string): KeyDomain {
  const domain = isOAuthClient(node, text) ? "entity" : nameDomain(text);
  return domain === "open" ? open(node, "one per value", false) : { domain, isTraced: false };
}

/** `clientId` beside a `clientSecret` is a registered application, not one of many clients. */
function isOAuthClient(node: ts.Node, text: string): boolean {
  if (!/^client_?id$/i.test(text)) return false;
  return /client_?secret/i.test(enclosingFunction(node)?.getText() ?? "");
}

/** What the words of a name say: `userId` is open, `teamId` an entity, `region` finite. */
export function nameDomain(text: string): Domain {
  const words = text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase())
    .flatMap(splitCompound);
  const last = words.at(-1) ?? "";
  const isIdentity = IDENTITY.has(last);
  const nouns = isIdentity ? words.slice(0, -1) : words;
  const noun = nouns.at(-1) ?? "";
  if (nouns.length === 0) return last === "token" || last === "hash" ? "open" : "unknown";
  if (isIdentity) {
    if (ENTITY.has(noun)) return "entity";
    if (DEFINED.has(noun)) return "finite";
    if (last === "key" && !OPEN.has(noun)) return "unknown";
    return noun === "cache" || noun === "lock" ? "unknown" : "open";
  }
  if (ENTITY.has(noun) || (ENTITY.has(nouns.at(-2) ?? "") && /^(name|slug)$/.test(noun)))
    return "entity";
  if (FINITE_TAIL.has(noun)) return "finite";
  if (noun === "code")
    return FINITE_TAIL.has(nouns.at(-2) ?? "") || nouns.at(-2) === "error" ? "finite" : "unknown";
  if (noun === "name")
    return nouns.length > 1 && OPEN.has(nouns.at(-2) ?? "") && !FINITE_TAIL.has(nouns.at(-2) ?? "")
      ? "open"
      : "unknown";
  if (OPEN.has(noun) && noun !== "key" && noun !== "cache" && noun !== "lock" && noun !== "entry")
    return "open";
  return "unknown";
}

/** `chatflowid`, `username`: words written as one. */
function splitCompound(word: string): string[] {
  const match = /^([a-z]{3,})(id|key)$/.exec(word);
  const noun = match?.[1];
  return noun !== undefined && (ENTITY.has(noun) || OPEN.has(noun))
    ? [noun, match?.[2] ?? ""]
    : [word];
}

function open(node: ts.Node, message: string, isTraced: boolean): KeyDomain {
  return { domain: "open", isTraced, origin: { ...placeOf(node), message } };
}

function input(node: ts.Node): KeyDomain {
  return { ...open(node, "comes from the input", true), isInput: true };
}

const RANK: Readonly<Record<Domain, number>> = { finite: 0, unknown: 1, entity: 2, open: 3 };

/** The domain of a key made of parts: one open part opens it; an unknown part beside finite ones leaves it unknown. */
function widest(parts: readonly KeyDomain[]): KeyDomain {
  let found: KeyDomain | undefined;
  for (const part of parts) {
    if (found === undefined || RANK[part.domain] > RANK[found.domain]) found = part;
    else if (part.domain === found.domain && part.isTraced && !found.isTraced) found = part;
  }
  return found ?? UNKNOWN;
}

/** Enums, unions of literals, booleans, `keyof`. */
function isFiniteType(node: ts.Expression, analysis: Analysis): boolean {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false;
  const type = analysis.checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  const { flags } = type;
  if ((flags & ts.TypeFlags.TypeParameter) !== 0) {
    const constraint = analysis.checker.getBaseConstraintOfType(type);
    if (constraint === undefined || constraint === type) return false;
    const bound = constraint.isUnion() ? constraint.types : [constraint];
    return bound.every(isLiteral);
  }
  return parts.every(isLiteral);
}

function isLiteral(type: ts.Type): boolean {
  return (
    (type.flags &
      (ts.TypeFlags.StringLiteral |
        ts.TypeFlags.NumberLiteral |
        ts.TypeFlags.BooleanLiteral |
        ts.TypeFlags.EnumLiteral |
        ts.TypeFlags.Enum |
        ts.TypeFlags.Undefined |
        ts.TypeFlags.Null |
        ts.TypeFlags.UniqueESSymbol |
        ts.TypeFlags.Index)) !==
    0
  );
}

/** `req.params.id`, `ctx.input.email`: a chain that starts at a parameter by which input comes in. */
function isInputRoot(expression: ts.Expression, analysis: Analysis): boolean {
  let at = unwrap(expression);
  const parts: string[] = [];
  while (
    ts.isPropertyAccessExpression(at) ||
    ts.isElementAccessExpression(at) ||
    ts.isCallExpression(at) ||
    ts.isAwaitExpression(at)
  ) {
    if (ts.isPropertyAccessExpression(at)) parts.unshift(at.name.text);
    at = unwrap(at.expression);
  }
  if (ts.isNewExpression(at) && at.expression.getText() === "URL") {
    const [address] = at.arguments ?? [];
    return address !== undefined && isInputRoot(address, analysis);
  }
  if (!ts.isIdentifier(at)) return false;
  const declared = analysis.checker.getSymbolAtLocation(at)?.valueDeclaration;
  if (declared === undefined) return false;
  if (
    ts.isVariableDeclaration(declared) &&
    declared.initializer !== undefined &&
    enclosingFunction(declared) !== undefined
  ) {
    const value = unwrap(declared.initializer);
    return value !== at && isInputRoot(value, analysis);
  }
  if (ts.isParameter(declared)) {
    if (bindsInput(declared)) return true;
    if (/^(req|request)$/.test(at.text)) return parts.length > 0;
    // `params` and the like are options of inner functions as well; only a context that holds them is input.
    const isContext = /^(c|ctx|context|event|evt|job)$/.test(at.text);
    return isContext && parts.some((part) => INPUT_PART.test(part));
  }
  return ts.isBindingElement(declared) && parts.length > 0 && isFromInput(declared, analysis);
}

/** Nest and its like: `@Body() dto`, `@Param("id") id`. */
function bindsInput(parameter: ts.ParameterDeclaration): boolean {
  return (ts.getDecorators(parameter) ?? []).some((each) =>
    /^@(Body|Param|Query|Headers|Args|Payload|MessageBody|Ip|Req|Request)\b/.test(each.getText()),
  );
}

/** Destructured from a request, or from the one argument that a handler is called with: `({ input }) => …`. */
function isFromInput(element: ts.BindingElement, analysis: Analysis): boolean {
  const holder = [...ancestors(element)].find(
    (each) => ts.isVariableDeclaration(each) || ts.isParameter(each),
  );
  if (holder === undefined) return false;
  if (ts.isVariableDeclaration(holder)) {
    if (holder.initializer === undefined) return false;
    const value = unwrap(holder.initializer);
    if (ts.isIdentifier(value)) {
      const declared = analysis.checker.getSymbolAtLocation(value)?.valueDeclaration;
      if (declared === undefined || declared === element) return false;
      if (ts.isParameter(declared))
        return bindsInput(declared) || /^(req|request)$/.test(value.text);
      return ts.isBindingElement(declared) && isFromInput(declared, analysis);
    }
    return isInputRoot(value, analysis);
  }
  if (bindsInput(holder)) return true;
  const outermost = outermostElement(element);
  const key = outermost.propertyName ?? outermost.name;
  const handler = holder.parent;
  const isHandler =
    (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) &&
    ts.isCallExpression(outer(handler));
  return isHandler && ts.isIdentifier(key) && INPUT.test(key.text);
}

function outermostElement(element: ts.BindingElement): ts.BindingElement {
  let at = element;
  while (ts.isBindingElement(at.parent.parent)) at = at.parent.parent;
  return at;
}

function isConst(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}
