/** Reads our own imports and holds them to the directions that ARCHITECTURE.md promises. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { ts } from "ts-morph";

interface Import {
  /** A path from the checkout for our own files, else the specifier. */
  readonly target: string;
  readonly isOwn: boolean;
  readonly isTypeOnly: boolean;
  readonly line: number;
}

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

const ROOT = process.cwd();
/** Example code and declarations of other people's packages. */
const EXCLUDED =
  /^(rules\/catalog\/|rules\/[^/]+\/[^/]+\/cases\/|test\/(corpus\/shop|example|fixtures|editor\/workspace|proofs\/cases)\/)/;
const files = ["client", "rules", "server", "test"].flatMap(sourcesBelow).map(readSource);
const product = files.filter((file) => !file.path.startsWith("test/"));

/** What the files of a folder may import; the first folder that fits a file applies. */
const DIRECTIONS: readonly { from: RegExp; own: RegExp; packages: RegExp }[] = [
  {
    from: /^client\//,
    own: /^client\//,
    packages: /^(vscode|vscode-languageclient(\/.*)?|node:.*)$/,
  },
  {
    // The build serves the text of the patterns' templates as a module.
    from: /^rules\/kit\/templates\.ts$/,
    own: /^rules\/kit\//,
    packages: /^(ts-morph|premise:templates)$/,
  },
  { from: /^rules\/kit\//, own: /^rules\/(kit\/|catalog\/README\.md$)/, packages: /^ts-morph$/ },
  { from: /^rules\/patterns\//, own: /^rules\/patterns\//, packages: /^$/ },
  { from: /^rules\/index\.ts$/, own: /^rules\//, packages: /^$/ },
  { from: /^rules\//, own: /^rules\/(kit|patterns)\//, packages: /^ts-morph$/ },
  {
    from: /^server\/analysis\//,
    own: /^(server\/analysis\/|rules\/(kit|patterns)\/|rules\/index\.ts$)/,
    packages: /^(?!vscode)/,
  },
  {
    from: /^server\/review\//,
    own: /^(server\/(review|analysis)\/|rules\/(kit|patterns)\/|rules\/index\.ts$)/,
    packages: /^(?!vscode)/,
  },
  {
    from: /^server\/lsp\//,
    own: /^(server\/(lsp|review|analysis)\/|rules\/(kit|patterns)\/|rules\/index\.ts$)/,
    packages: /^(?!vscode)|^vscode-languageserver/,
  },
  {
    from: /^server\/cli\//,
    own: /^(server\/(cli|review|analysis)\/|rules\/(kit|patterns)\/|rules\/index\.ts$)/,
    packages: /^(?!vscode)/,
  },
  { from: /^server\//, own: /^(server\/|rules\/(patterns\/)?index\.ts$)/, packages: /^(?!vscode)/ },
];

test("imports follow the direction of the layers", () => {
  const wrong = product.flatMap((file) => {
    const direction = DIRECTIONS.find(({ from }) => from.test(file.path));
    assert.ok(direction !== undefined, `${file.path} is in no layer`);
    const folder = path.posix.dirname(file.path);
    return file.imports
      .filter(({ target, isOwn, isTypeOnly }) => {
        const isProtocol = isTypeOnly && target === "server/lsp/protocol.ts";
        if (file.path.startsWith("client/") && isProtocol) return false;
        const isInRuleFolder = /^rules\/(time|state|scale)\//.test(folder);
        if (isInRuleFolder && target.startsWith(`${folder}/`)) return false;
        return !(isOwn ? direction.own : direction.packages).test(target);
      })
      .map((found) => place(file, found));
  });
  assert.deepEqual(wrong, []);
});

test("the compiler comes from ts-morph alone", () => {
  assert.deepEqual(importsOf(files, /^typescript(\/|$)/), []);
});

test("only the workspace touches the machine on behalf of the analysis and the review", () => {
  const inner = product.filter(
    ({ path: at }) =>
      /^server\/(analysis|review)\//.test(at) && !at.startsWith("server/analysis/workspace/"),
  );
  const wrong = inner.flatMap((file) =>
    file.imports
      .filter(({ target, isOwn }) => !isOwn && isBuiltin(target))
      .map((found) => place(file, found)),
  );
  assert.deepEqual(wrong, []);
});

test("what a review rests on is read through one module, which notes it", () => {
  const readers = ["disk", "still", "kept"].map((name) => `server/analysis/workspace/${name}.ts`);
  const others = product.filter(
    ({ path: at }) => at.startsWith("server/analysis/") && !readers.includes(at),
  );
  const wrong = others.flatMap((file) =>
    file.imports
      .filter(({ target, isTypeOnly }) => /^(node:)?fs(\/promises)?$/.test(target) && !isTypeOnly)
      .map((found) => place(file, found)),
  );
  assert.deepEqual(wrong, []);
});

test("nothing in the product can reach the network", () => {
  const network =
    /^(node:)?(https?|net|tls|dgram|http2|dns|dns\/promises|inspector)$|^(undici|ws|axios)$/;
  const globals = ["fetch", "WebSocket", "EventSource", "XMLHttpRequest", "sendBeacon"];
  assert.deepEqual(importsOf(product, network), []);
  // A template is scaffolded into the user's code; the product never runs it.
  const template = /^rules\/patterns\/[^/]+\/template\.ts$/;
  const isTemplate = ({ path: at }: SourceFile): boolean => template.test(at);
  const importers = product.flatMap((file) =>
    file.imports.filter(({ target }) => template.test(target)).map((i) => place(file, i)),
  );
  assert.deepEqual(importers, []);
  const uses = product
    .filter((file) => !isTemplate(file))
    .flatMap((file) => callsOf(file, (name) => globals.includes(name)));
  assert.deepEqual(uses, []);
});

test("nothing in the product runs code it was given", () => {
  // What it starts is the program that lies beside it.
  const launcher = "server/start.ts";
  const uses = product.flatMap((file) => [
    ...callsOf(file, (name) => name === "eval" || name === "Function"),
    ...dynamicImportsOf(file),
    ...file.imports
      .filter(({ target }) => /^(node:)?vm$/.test(target) && file.path !== launcher)
      .map((found) => place(file, found)),
  ]);
  assert.deepEqual(uses, []);
});

test("own imports name the file they mean", () => {
  const vague = files.flatMap((file) =>
    file.imports
      .filter(({ target, isOwn }) => isOwn && !/\.(ts|md|json)$/.test(target))
      .map((found) => place(file, found)),
  );
  assert.deepEqual(vague, []);
});

test("each file begins with a sentence that says what it is for", () => {
  const silent = files.filter(
    ({ text }) => !/^(#!.*\n)?\/\*\*\s+(\*\s+)?\S[\s\S]*?\.[\s\S]*?\*\//.test(text),
  );
  assert.deepEqual(
    silent.map((file) => file.path),
    [],
  );
});

function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => !EXCLUDED.test(name))
    .sort();
}

function readSource(name: string): SourceFile {
  const text = readFileSync(path.join(ROOT, name), "utf8");
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      const isOwn = specifier.text.startsWith(".");
      const target = isOwn
        ? path.posix.join(path.posix.dirname(name), specifier.text)
        : specifier.text;
      imports.push({ target, isOwn, isTypeOnly: isTypeOnly(node), line: lineOf(tree, node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path: name, text, tree, imports };
}

/** The module that a node names: import, export from, `import()`, `require()`, import type. */
function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
  const found =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
        ? node.argument.literal
        : ts.isExternalModuleReference(node)
          ? node.expression
          : isDynamicImport(node)
            ? node.arguments[0]
            : undefined;
  return found !== undefined && ts.isStringLiteralLike(found) ? found : undefined;
}

function isDynamicImport(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isIdentifier(node.expression) && node.expression.text === "require"))
  );
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportDeclaration(node) && node.importClause?.isTypeOnly === true;
}

/** Imports that are computed, which no test can follow. */
function dynamicImportsOf(file: SourceFile): string[] {
  return nodesOf(file).flatMap((node) =>
    isDynamicImport(node) && specifierOf(node) === undefined
      ? [`${file.path}:${lineOf(file.tree, node)} imports a computed module`]
      : [],
  );
}

/** Calls and `new`s whose callee is named, bare or as a member of something global. */
function callsOf(file: SourceFile, isMeant: (name: string) => boolean): string[] {
  return nodesOf(file).flatMap((node) => {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
    const { expression } = node;
    const isGlobalMember =
      ts.isPropertyAccessExpression(expression) &&
      /^(globalThis|global|window|self|navigator)$/.test(expression.expression.getText(file.tree));
    const name = ts.isIdentifier(expression)
      ? expression.text
      : isGlobalMember
        ? expression.name.text
        : "";
    return isMeant(name) ? [`${file.path}:${lineOf(file.tree, node)} calls ${name}`] : [];
  });
}

function nodesOf(file: SourceFile): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file.tree);
  return nodes;
}

function importsOf(among: readonly SourceFile[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    file.imports.filter(({ target }) => pattern.test(target)).map((found) => place(file, found)),
  );
}

function place(file: SourceFile, { target, line }: Import): string {
  return `${file.path}:${line} imports ${target}`;
}

function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}
