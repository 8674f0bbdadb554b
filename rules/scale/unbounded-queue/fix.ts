/** Bounds a collection: an LRU cache, an eviction or a refusal at the growth site, a limit in the options. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  indentAt,
  insertAt,
  lineBreakOf,
  replaceNode,
  withConstant,
  withProperty,
} from "../../kit/edits.ts";
import { bracesAll } from "../../kit/habits.ts";
import { importsOf } from "../../kit/imports.ts";
import { laidOut } from "../../kit/layout.ts";
import type { ProcessState, StateUse } from "../../kit/process-state.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  enclosingFunction,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

const ENTRIES = {
  name: "MAX_ENTRIES",
  value: "10_000",
  comment: "The oldest entry goes when there would be more.",
};
const LENGTH = {
  name: "MAX_QUEUE_LENGTH",
  value: "10_000",
  comment: "What arrives while so many wait is refused.",
};

export function collectionFixes(
  state: ProcessState,
  growth: readonly StateUse[],
  analysis: Analysis,
  role: "keyed" | "identity" | "queue",
): readonly Fix[] {
  if (role === "queue") return queueFixes(growth);
  const fixes: Fix[] = [];
  if (growth.some((use) => mustStay(use, analysis)))
    return role === "identity" ? weakMapFix(state, analysis) : [];
  if (role === "identity") fixes.push(...weakMapFix(state, analysis));
  else fixes.push(...lruFix(state, analysis));
  fixes.push(...evictionFix(state, growth));
  return fixes;
}

/** An entry that may not go before its time: a count would begin anew, and work that runs would be nobody's. */
function mustStay({ node }: StateUse, analysis: Analysis): boolean {
  const call = ts.isCallExpression(node) ? node : node.parent?.parent;
  if (call === undefined || !ts.isCallExpression(call)) return false;
  const given = call.arguments[1];
  return given !== undefined && (isCount(given, analysis) || isRunning(given, analysis));
}

/** `(epochs.get(key) ?? 0) + 1`, in place or under a name of the same function. */
function isCount(value: ts.Expression, analysis: Analysis): boolean {
  const held = heldIn(value, analysis);
  if (!ts.isBinaryExpression(held) || held.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return false;
  return [held.left, held.right].some((side) => {
    const known = heldIn(side, analysis);
    const read = ts.isBinaryExpression(known) ? unwrap(known.left) : known;
    return ts.isCallExpression(read) && calledName(read.expression)?.text === "get";
  });
}

/** A promise, or an object that holds one. */
function isRunning(value: ts.Expression, analysis: Analysis): boolean {
  const { checker } = analysis;
  const type = checker.getTypeAtLocation(value);
  if (isPromise(type)) return true;
  const object = unwrap(value);
  return (
    ts.isObjectLiteralExpression(object) &&
    object.properties.some(
      (each) =>
        (ts.isPropertyAssignment(each) || ts.isShorthandPropertyAssignment(each)) &&
        isPromise(checker.getTypeAtLocation(each.name)),
    )
  );
}

function isPromise(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => /^Promise(Like)?$/.test(part.getSymbol()?.name ?? ""));
}

function heldIn(value: ts.Expression, analysis: Analysis): ts.Expression {
  const target = unwrap(value);
  if (!ts.isIdentifier(target)) return target;
  const declared = analysis.declarationOf(target);
  return declared !== undefined &&
    ts.isVariableDeclaration(declared) &&
    declared.initializer !== undefined &&
    enclosingFunction(declared) === enclosingFunction(target)
    ? unwrap(declared.initializer)
    : target;
}

/** The limit that a cache from a package takes as an option. */
export function limitOption(options: ts.ObjectLiteralExpression, option: string): readonly Fix[] {
  return [
    {
      title: `Limit the number of entries with \`${option}\` (bounded-cache pattern)`,
      safety: "review",
      edits: () => {
        const constant = withConstant(
          options.getSourceFile(),
          ENTRIES.name,
          ENTRIES.value,
          ENTRIES.comment,
        );
        return [...constant.edits, withProperty(options, option, constant.name)];
      },
    },
  ];
}

/** Refuses work before a statement when a count has reached the limit. */
export function refusalBefore(statement: ts.Statement, count: string): readonly Fix[] {
  if (!ts.isBlock(statement.parent) && !ts.isSourceFile(statement.parent)) return [];
  if (!canStop(statement)) return [];
  return [
    {
      title: titleFor([statement]),
      safety: "review",
      edits: () => {
        const constant = withConstant(
          statement.getSourceFile(),
          LENGTH.name,
          LENGTH.value,
          LENGTH.comment,
        );
        return [
          ...constant.edits,
          before(statement, refusal(statement, `${count} >= ${constant.name}`)),
        ];
      },
    },
  ];
}

function queueFixes(growth: readonly StateUse[]): readonly Fix[] {
  const sites = growth.map((use) => ({ statement: statementOf(use.node), count: lengthOf(use) }));
  const places = sites.flatMap(({ statement, count }) =>
    statement === undefined || count === undefined ? [] : [{ statement, count }],
  );
  if (places.length === 0 || places.length < sites.length) return [];
  const statements = places.map(({ statement }) => statement);
  if (!statements.every(canStop)) return [];
  return [
    {
      title: titleFor(statements),
      safety: "review",
      edits: () => {
        const [first] = places;
        if (first === undefined) return [];
        const constant = withConstant(
          first.statement.getSourceFile(),
          LENGTH.name,
          LENGTH.value,
          LENGTH.comment,
        );
        const seen = new Set<ts.Statement>();
        const edits: TextEdit[] = [...constant.edits];
        for (const { statement, count } of places) {
          if (seen.has(statement)) continue;
          seen.add(statement);
          const batch = batchOf(statement);
          const test =
            batch === undefined
              ? `${count} >= ${constant.name}`
              : `${count} + ${batch} > ${constant.name}`;
          edits.push(before(statement, refusal(statement, test)));
        }
        return edits;
      },
    },
  ];
}

function titleFor(statements: readonly ts.Statement[]): string {
  return statements.some(isUnheard)
    ? "Drop work, and say so, when the queue is full (bounded-queue pattern)"
    : "Refuse work when the queue is full (bounded-queue pattern)";
}

/** Whoever calls hears of the refusal; where nobody would, the work is dropped and a line says so. */
function refusal(statement: ts.Statement, test: string): string[] {
  if (!isUnheard(statement)) return [`if (${test}) throw new Error("queue is full");`];
  return [
    `if (${test}) {`,
    `  ${loggerAt(statement)}.warn("queue is full: one was dropped");`,
    "  return;",
    "}",
  ];
}

/** In a listener, a timer or a stream's callback an exception ends the process, or is lost. */
function isUnheard(statement: ts.Statement): boolean {
  const owner = enclosingFunction(statement);
  if (owner === undefined) return false;
  const holder = outer(owner);
  if (ts.isBinaryExpression(holder)) return /\.on[a-z]+$/.test(holder.left.getText());
  if (!ts.isCallExpression(holder) || holder.expression === owner) return false;
  const name = calledName(holder.expression)?.text ?? "";
  return /^(on|once|addListener|prependListener|addEventListener|subscribe|setInterval|setTimeout|setImmediate|nextTick|queueMicrotask|tap|listen|watch)$/.test(
    name,
  );
}

/** Dropping leaves the listener; what stands behind the statement there must not be skipped. */
function canStop(statement: ts.Statement): boolean {
  if (!isUnheard(statement)) return true;
  const body = enclosingFunction(statement)?.body;
  if (body === undefined || statement.parent !== body || !ts.isBlock(body)) return false;
  const behind = body.statements.slice(body.statements.indexOf(statement) + 1);
  // A kick of the drain may be left out: a full queue has one at work.
  return behind.length <= 1 && behind.every(ts.isExpressionStatement);
}

function loggerAt(node: ts.Node): string {
  for (const at of ancestors(node)) {
    if (isFunctionNode(at) && ts.isFunctionExpression(at)) break;
    if (!ts.isClassLike(at)) continue;
    const logger = at.members.find(
      (each) => each.name !== undefined && /^(logger|log)$/.test(each.name.getText()),
    );
    if (logger?.name !== undefined) return `this.${logger.name.getText()}`;
  }
  return "console";
}

/** `queue.push(...items)` brings as many as there are. */
function batchOf(statement: ts.Statement): string | undefined {
  if (!ts.isExpressionStatement(statement)) return undefined;
  const call = unwrap(statement.expression);
  if (!ts.isCallExpression(call)) return undefined;
  const [first, ...others] = call.arguments;
  if (first === undefined || !ts.isSpreadElement(first) || others.length > 0) return undefined;
  return isPlain(first.expression) ? `${first.expression.getText()}.length` : undefined;
}

/** The expression that counts what waits: `queue.length`. What a list that is set anew should lose, nobody can tell from here. */
function lengthOf(use: StateUse): string | undefined {
  if (use.appends || !isPlain(use.receiver)) return undefined;
  return `${use.receiver.getText()}.length`;
}

function isPlain(node: ts.Expression): boolean {
  const target = unwrap(node);
  if (ts.isIdentifier(target) || target.kind === ts.SyntaxKind.ThisKeyword) return true;
  return (
    ts.isPropertyAccessExpression(target) &&
    target.questionDotToken === undefined &&
    isPlain(target.expression)
  );
}

/** `const known = cache.get(key)` above in the same function: what is not there is made anew. */
function isLookedFor({ statement, receiver }: { statement: ts.Node; receiver: ts.Node }): boolean {
  const own = enclosingFunction(statement);
  if (own === undefined) return false;
  const before = own.getText().slice(0, statement.getStart() - own.getStart());
  const name = receiver.getText().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return (
    new RegExp(`${name}\\.(get|has)\\(`).test(before) && !/\bif \(!\w+\) return;?$/m.test(before)
  );
}

/** Entries say how long they are good for: those whose time has passed go when one comes. */
function sweepFix(state: ProcessState, growth: readonly StateUse[]): readonly Fix[] {
  if (state.shape !== "map") return [];
  const places = growth.flatMap((use) => {
    const statement = statementOf(use.node);
    const expired = expiryOf(use.node);
    return statement === undefined || expired === undefined ? [] : [{ use, statement, expired }];
  });
  if (places.length === 0 || places.length < growth.length) return [];
  return [
    {
      title: "Drop the entries whose time has passed (bounded-cache pattern)",
      safety: "review",
      edits: () =>
        places.map(({ use, statement, expired }) => {
          const around = enclosingFunction(statement)?.getText() ?? "";
          const [key, entry] = freeNames(around);
          const text = use.receiver.getText();
          return before(statement, [
            `for (const [${key}, ${entry}] of ${text}) {`,
            ...branchLines(statement, expired(entry), `${text}.delete(${key});`),
            "}",
          ]);
        }),
    },
  ];
}

/** A branch inside of the lines put before a statement, in braces where its file has them around all. */
function branchLines(statement: ts.Statement, test: string, then: string): readonly string[] {
  return bracesAll(statement.getSourceFile())
    ? [`  if (${test}) {`, `    ${then}`, "  }"]
    : [`  if (${test}) ${then}`];
}

function freeNames(around: string): readonly [string, string] {
  const isFree = (name: string): boolean => !new RegExp(`\\b${name}\\b`).test(around);
  return isFree("key") && isFree("entry") ? ["key", "entry"] : ["knownKey", "knownEntry"];
}

/** How an entry tells that its time has passed: `expiresAt: Date.now() + TTL`, or `timestamp: Date.now()` that reads are compared with. */
function expiryOf(node: ts.Node): ((entry: string) => string) | undefined {
  const call = ts.isCallExpression(node) ? node : node.parent?.parent;
  if (call === undefined || !ts.isCallExpression(call)) return undefined;
  const given = call.arguments[1] === undefined ? undefined : unwrap(call.arguments[1]);
  if (given === undefined || !ts.isObjectLiteralExpression(given)) return undefined;
  for (const each of given.properties) {
    if (!ts.isPropertyAssignment(each)) continue;
    const name = each.name.getText();
    const value = each.initializer.getText();
    const isLater = /^(Date\.now\(\)|now) \+ /.test(value);
    if (/^(expires?(At|On)?|expiry|validUntil)$/.test(name) && isLater)
      return (entry) => `${entry}.${name} <= ${value.startsWith("now") ? "now" : "Date.now()"}`;
    if (value !== "Date.now()") continue;
    const compared = new RegExp(
      `Date\\.now\\(\\) - [\\w.?!]+\\.${name} [<>]=? ([A-Z][A-Z_0-9]+)\\b`,
    );
    const lifetime = compared.exec(node.getSourceFile().text)?.[1];
    if (lifetime !== undefined) return (entry) => `Date.now() - ${entry}.${name} >= ${lifetime}`;
  }
  return undefined;
}

function evictionFix(state: ProcessState, growth: readonly StateUse[]): readonly Fix[] {
  if (state.shape !== "map" && state.shape !== "set") return [];
  // What somebody comes back for is not there to be loaded anew.
  if (NEEDED.test(state.name.text)) return [];
  const sites = growth.map((use) => ({
    statement: statementOf(use.node),
    receiver: use.receiver,
    key: use.key,
  }));
  const places = sites.flatMap(({ statement, receiver, key }) =>
    statement === undefined || !isPlain(receiver) ? [] : [{ statement, receiver, key }],
  );
  // The same lines at many places are no repair but a helper that somebody should write.
  if (places.length === 0 || places.length < sites.length || places.length > 2) return [];
  return [
    ...sweepFix(state, growth),
    {
      title: "Drop the oldest entry at a limit (bounded-cache pattern)",
      safety: "review",
      // What was not looked for before may be all that there is of it: whether it may go is for people to say.
      ...(places.every(isLookedFor) ? {} : { isUnfinished: true }),
      edits: () => {
        const constant = withConstant(
          state.name.getSourceFile(),
          ENTRIES.name,
          ENTRIES.value,
          ENTRIES.comment,
        );
        const edits: TextEdit[] = [...constant.edits];
        const seen = new Set<ts.Statement>();
        for (const { statement, receiver, key } of places) {
          if (seen.has(statement)) continue;
          seen.add(statement);
          const text = receiver.getText();
          edits.push(
            before(statement, [
              `if (${isNew(text, key)}${text}.size >= ${constant.name}) {`,
              `  const oldest = ${text}.keys().next().value;`,
              ...branchLines(statement, "oldest !== undefined", `${text}.delete(oldest);`),
              "}",
            ]),
          );
        }
        return edits;
      },
    },
  ];
}

const NEEDED = /storage|session|pending|transaction|waiting|inflight|in_flight|jobs?$|tasks?$/i;

/** Another value for a key that is there takes no more room; asked where the key is cheap to name. */
function isNew(collection: string, key: ts.Expression | undefined): string {
  return key !== undefined && isPlain(key) ? `!${collection}.has(${key.getText()}) && ` : "";
}

/** The statement in a block that consists of the growth; undefined where a statement cannot be put before it. */
function statementOf(node: ts.Node): ts.Statement | undefined {
  for (let at = node; at.parent !== undefined; at = at.parent) {
    if (ts.isArrowFunction(at) && !ts.isBlock(at.body)) return undefined;
    if (ts.isStatement(at)) {
      const { parent } = at;
      return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent)
        ? at
        : undefined;
    }
  }
  return undefined;
}

function before(statement: ts.Statement, lines: readonly string[]): TextEdit {
  const file = statement.getSourceFile();
  const start = statement.getStart(file);
  const indent = indentAt(file, start);
  return insertAt(file, start, `${laidOut(file, indent, lines)}${lineBreakOf(file)}${indent}`);
}

const LRU_METHODS = new Set(["get", "set", "has", "delete", "clear"]);

/** `new Map()` becomes `new LRUCache({ max })` where the package is installed and every use stays valid. */
function lruFix(state: ProcessState, analysis: Analysis): readonly Fix[] {
  const creation = unwrap(state.creation);
  const file = state.name.getSourceFile();
  const range = analysis.packageOf(file).dependencies.get("lru-cache");
  const parameters = typeArgumentsOf(state);
  if (
    state.shape !== "map" ||
    range === undefined ||
    state.isOpen ||
    !ts.isNewExpression(creation) ||
    parameters === undefined
  )
    return [];
  if (
    (creation.arguments?.length ?? 0) > 0 ||
    /\b(null|undefined|unknown|any|void|never)\b/.test(parameters)
  )
    return [];
  if (!state.uses.every((use) => use.inner || usesMethod(use, LRU_METHODS))) return [];
  const major = Number(/\d+/.exec(range)?.[0] ?? Number.NaN);
  if (major < 7) return [];
  const known = [...importsOf(file)].find(([, each]) => each.specifier === "lru-cache");
  const name = known?.[0] ?? "LRUCache";
  if (known === undefined && new RegExp(`\\b${name}\\b`).test(file.text)) return [];
  return [
    {
      title: "Replace the `Map` by an `LRUCache` with a limit (bounded-cache pattern)",
      safety: "review",
      edits: () => {
        const constant = withConstant(file, ENTRIES.name, ENTRIES.value, ENTRIES.comment);
        const edits: TextEdit[] = [];
        if (known === undefined)
          edits.push(
            importEdit(
              file,
              major === 7
                ? `import LRUCache from "lru-cache";`
                : `import { LRUCache } from "lru-cache";`,
            ),
          );
        edits.push(
          ...constant.edits,
          replaceNode(creation, `new ${name}<${parameters}>({ max: ${constant.name} })`),
        );
        const { type } = state.declaration;
        if (type !== undefined) edits.push(replaceNode(type, `${name}<${parameters}>`));
        return edits;
      },
    },
  ];
}

/** The first import decides where ours goes; the quotes and semicolons follow the file. */
function importEdit(file: ts.SourceFile, line: string): TextEdit {
  const first = file.statements.find(ts.isImportDeclaration);
  const isSingle = first?.moduleSpecifier.getText().startsWith("'") ?? false;
  const hasSemicolon = first === undefined || first.getText().endsWith(";");
  const quoted = isSingle ? line.replaceAll('"', "'") : line;
  const text = `${hasSemicolon ? quoted : quoted.slice(0, -1)}${lineBreakOf(file)}`;
  const anchor = first ?? file.statements[0];
  return insertAt(file, anchor?.getStart(file) ?? 0, text);
}

/** The text between `Map<` and `>`; undefined when the map is not typed in place. */
function typeArgumentsOf(state: ProcessState): string | undefined {
  const { type } = state.declaration;
  const creation = unwrap(state.creation);
  if (type !== undefined) {
    const isMap = ts.isTypeReferenceNode(type) && type.typeName.getText() === "Map";
    return isMap ? type.typeArguments?.map((each) => each.getText()).join(", ") : undefined;
  }
  return ts.isNewExpression(creation)
    ? creation.typeArguments?.map((each) => each.getText()).join(", ")
    : undefined;
}

const WEAK_METHODS = new Set(["get", "set", "has", "delete"]);

/** A memo by object identity becomes a `WeakMap`: entries go with the objects. */
function weakMapFix(state: ProcessState, analysis: Analysis): readonly Fix[] {
  const creation = unwrap(state.creation);
  const { type } = state.declaration;
  if (state.isOpen || !ts.isNewExpression(creation) || (creation.arguments?.length ?? 0) > 0)
    return [];
  if (type !== undefined && !(ts.isTypeReferenceNode(type) && type.typeName.getText() === "Map"))
    return [];
  if (!state.uses.every((use) => use.inner || usesMethod(use, WEAK_METHODS))) return [];
  const keys = state.uses.flatMap((use) =>
    use.key === undefined || use.inner ? [] : [analysis.checker.getTypeAtLocation(use.key)],
  );
  if (
    keys.some((key) =>
      (key.isUnion() ? key.types : [key]).some((each) => (each.flags & ts.TypeFlags.Object) === 0),
    )
  )
    return [];
  return [
    {
      title: "Use a `WeakMap`, whose entries go with their objects (bounded-cache pattern)",
      safety: "review",
      edits: () => [
        replaceNode(creation.expression, "WeakMap"),
        ...(type !== undefined && ts.isTypeReferenceNode(type)
          ? [replaceNode(type.typeName, "WeakMap")]
          : []),
      ],
    },
  ];
}

function usesMethod(use: StateUse, methods: ReadonlySet<string>): boolean {
  const { node } = use;
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    methods.has(node.expression.name.text)
  );
}
