/** The catalog as a list of facts about packages, each with how it is known: what `premise catalog` prints. */
import { ts } from "ts-morph";
import { headerOf, type StatedFact } from "../../rules/kit/proof.ts";
import { statedFacts } from "../../rules/kit/stated.ts";
import { CATALOG_ROOT, loadCatalog, packageNameOf } from "./catalog.ts";

export interface KnownSymbol {
  /** As code names it: `AxiosInstance.get`, `new PQueue`, `fetch`. */
  readonly symbol: string;
  readonly facts: readonly StatedFact[];
}

export interface KnownPackage {
  /** `axios`, `node:http`, or `platform` for names that need no import. */
  readonly name: string;
  /** The majors that the entry serves: `9 – 11`, `12 –`. */
  readonly versions: string;
  readonly symbols: readonly KnownSymbol[];
}

/** Every package of the catalog by name, older majors first. */
export function knownPackages(): readonly KnownPackage[] {
  const catalog = loadCatalog();
  const entries = [...catalog.files()].flatMap(([path, text]) =>
    entryOf(path, text, catalog.firstMajorOf(path) ?? 0),
  );
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.name} ${entry.first}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()]
    .sort(([a], [b]) => compare(a?.name ?? "", b?.name ?? "") || (a?.first ?? 0) - (b?.first ?? 0))
    .map((group) => {
      const [{ name, first } = { name: "", first: 0 }] = group;
      const later = entries.filter((each) => each.name === name && each.first > first);
      const next = Math.min(...later.map((each) => each.first));
      const symbols = group.flatMap((entry) => symbolsOf(entry));
      return { name, versions: versionsOf(name, first, next), symbols: merged(symbols) };
    });
}

interface Entry {
  readonly path: string;
  readonly text: string;
  readonly name: string;
  /** `lodash/chunk` for a file that stands for one path of the package; the package's name otherwise. */
  readonly specifier: string;
  readonly first: number;
}

function entryOf(path: string, text: string, first: number): Entry[] {
  const [folder = "", ...rest] = path.slice(CATALOG_ROOT.length).split("/");
  const base = rest.join("/").replace(/\.d\.ts$/, "");
  if (folder === "platform")
    return [{ path, text, name: "platform", specifier: "platform", first: 0 }];
  if (folder === "node") {
    const name = `node:${base.replaceAll("__", "/")}`;
    return [{ path, text, name, specifier: name, first: 0 }];
  }
  if (folder !== "packages") return [];
  const at = base.lastIndexOf("@");
  const specifier = base.slice(0, at).replaceAll("__", "/");
  return [{ path, text, name: packageNameOf(specifier), specifier, first }];
}

function versionsOf(name: string, first: number, next: number): string {
  if (name === "platform" || name.startsWith("node:")) return "Node.js 20 and later";
  if (!Number.isFinite(next)) return `${first} and later`;
  return next - 1 === first ? String(first) : `${first} to ${next - 1}`;
}

function symbolsOf(entry: Entry): KnownSymbol[] {
  const file = ts.createSourceFile(entry.path, entry.text, ts.ScriptTarget.ESNext, true);
  const source = sourceOf(headerOf(entry.text));
  const prefix = entry.specifier === entry.name ? "" : `${entry.specifier}: `;
  const found: KnownSymbol[] = [];
  const visit = (node: ts.Node): void => {
    if (isDescribed(node)) {
      const facts = statedFacts(node).map((fact) => ({
        ...fact,
        source: fact.source ?? (fact.proof === "read" ? source : undefined),
      }));
      if (facts.length > 0) found.push({ symbol: prefix + symbolOf(node), facts });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isDescribed(node: ts.Node): node is ts.Declaration {
  return ts.isFunctionLike(node) || ts.isPropertySignature(node) || ts.isPropertyDeclaration(node);
}

/** `axios 1.21.1` of a header that says what its facts were read from. */
export function sourceOf(header: string): string | undefined {
  return /\bread from ((?:[^:;.]|\.(?=\d))+)/i.exec(header)?.[1]?.replaceAll("`", "").trim();
}

/** Containers and name of a declaration, as code would name it. */
export function symbolOf(declaration: ts.Node): string {
  const names: string[] = [];
  for (let at: ts.Node = declaration; !ts.isSourceFile(at); at = at.parent) {
    const name = nameOf(at);
    if (name !== undefined) names.unshift(name);
  }
  const [only] = names;
  const isMade =
    ts.isConstructorDeclaration(declaration) || ts.isConstructSignatureDeclaration(declaration);
  const text = names.length === 0 || only === undefined ? "default" : names.join(".");
  return isMade ? `new ${text}` : text;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isModuleDeclaration(node)) return ts.isIdentifier(node.name) ? node.name.text : undefined;
  const named =
    ts.isClassElement(node) ||
    ts.isTypeElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node);
  const name = named ? node.name : undefined;
  if (name === undefined || ts.isComputedPropertyName(name)) return name?.getText();
  return ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : name.getText();
}

/** Overloads that state the same become one. */
function merged(symbols: readonly KnownSymbol[]): readonly KnownSymbol[] {
  const byText = new Map(symbols.map((each) => [JSON.stringify(each), each] as const));
  return [...byText.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
