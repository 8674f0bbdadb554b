/** Replaces a `Map` of one process by one with the same methods in the store that all instances share. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { isAsync } from "./asynchronous.ts";
import { insertAt, replaceNode, withConstant } from "./edits.ts";
import type { ProcessState } from "./process-state.ts";
import type { Fix, TextEdit } from "./rule.ts";
import { withFunction } from "./scaffold.ts";
import { type StoreClient, storeClientOf, wholeWith, withStore } from "./shared-store.ts";
import { enclosingFunction, outer, unwrap } from "./syntax.ts";

const METHODS = /^(get|set|has|delete)$/;
const KEPT = {
  name: "KEPT_MS",
  value: "10 * 60_000",
  comment: "The second step comes within this time.",
};

/** Offered when every use is one of the four methods, in a function that can wait. */
export function sharedMapFix(
  state: ProcessState,
  title: string,
  analysis: Analysis,
): readonly Fix[] {
  const file = state.name.getSourceFile();
  const client = storeClientOf(file, analysis);
  const value = valueTypeOf(state);
  if (client === undefined || value === undefined || state.shape !== "map") return [];
  if (state.isOpen || state.maker !== undefined || state.holder !== undefined) return [];
  const calls: ts.CallExpression[] = [];
  for (const use of state.uses) {
    if (use.inner) {
      if (use.kind === "grow" || use.kind === "remove" || use.kind === "reset") return [];
      continue;
    }
    const { node } = use;
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    if (!METHODS.test(node.expression.name.text)) return [];
    const owner = enclosingFunction(node);
    if (owner === undefined || !isAsync(owner)) return [];
    calls.push(node);
  }
  if (calls.length === 0) return [];
  return [
    {
      title,
      safety: "review",
      ...wholeWith(file, client, analysis),
      edits: () => {
        const store = withStore(file, client, analysis);
        const helper = withFunction(file, "sharedMap", linesOf(store.name, client));
        const kept = withConstant(file, KEPT.name, KEPT.value, KEPT.comment);
        const { declaration } = state;
        const edits: TextEdit[] = [...store.edits, ...kept.edits, ...helper.edits];
        const made = `${helper.name}<${value}>(${JSON.stringify(state.name.text)}, ${kept.name})`;
        edits.push(replaceNode(unwrap(state.creation), made));
        if (declaration.type !== undefined) {
          const start = declaration.name.getEnd();
          edits.push({ file: file.fileName, start, end: declaration.type.getEnd(), text: "" });
        }
        for (const call of new Set(calls)) edits.push(...awaited(call));
        return edits;
      },
    },
  ];
}

function awaited(call: ts.CallExpression): readonly TextEdit[] {
  const file = call.getSourceFile();
  const user = outer(call);
  if (ts.isAwaitExpression(user)) return [];
  const isPlain =
    call.parent === user &&
    (ts.isVariableDeclaration(user) ||
      ts.isExpressionStatement(user) ||
      ts.isReturnStatement(user));
  if (isPlain) return [insertAt(file, call.getStart(file), "await ")];
  return [insertAt(file, call.getStart(file), "(await "), insertAt(file, call.getEnd(), ")")];
}

/** `V` of a `Map<string, V>` that is written down. */
function valueTypeOf(state: ProcessState): string | undefined {
  const { type } = state.declaration;
  const creation = unwrap(state.creation);
  const parameters =
    type !== undefined && ts.isTypeReferenceNode(type)
      ? type.typeArguments
      : ts.isNewExpression(creation)
        ? creation.typeArguments
        : undefined;
  const [key, value] = parameters ?? [];
  return key?.kind === ts.SyntaxKind.StringKeyword ? value?.getText() : undefined;
}

function linesOf(store: string, client: StoreClient): readonly string[] {
  const write = {
    ioredis: `await ${store}.set(\`\${name}:\${key}\`, JSON.stringify(value), "PX", milliseconds);`,
    "@upstash/redis": `await ${store}.set(\`\${name}:\${key}\`, JSON.stringify(value), { px: milliseconds });`,
    redis: `await ${store}.set(\`\${name}:\${key}\`, JSON.stringify(value), { PX: milliseconds });`,
  }[client];
  const read =
    client === "@upstash/redis"
      ? [
          `      const value = await ${store}.get<Value>(\`\${name}:\${key}\`);`,
          "      return value ?? undefined;",
        ]
      : [
          `      const text = await ${store}.get(\`\${name}:\${key}\`);`,
          "      return text === null ? undefined : JSON.parse(text);",
        ];
  const connect =
    client === "redis" ? [`      if (!${store}.isOpen) await ${store}.connect();`] : [];
  return [
    "/** A map that all instances share; an entry is gone after the time. Values must survive JSON. */",
    "function sharedMap<Value>(name: string, milliseconds: number) {",
    "  return {",
    "    async get(key: string): Promise<Value | undefined> {",
    ...connect,
    ...read,
    "    },",
    "    async set(key: string, value: Value): Promise<void> {",
    ...connect,
    `      ${write}`,
    "    },",
    "    async has(key: string): Promise<boolean> {",
    ...connect,
    `      return (await ${store}.exists(\`\${name}:\${key}\`)) > 0;`,
    "    },",
    "    async delete(key: string): Promise<boolean> {",
    ...connect,
    `      return (await ${store}.del(\`\${name}:\${key}\`)) > 0;`,
    "    },",
    "  };",
    "}",
  ];
}
