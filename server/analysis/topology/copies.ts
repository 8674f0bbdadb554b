/** Which code of a unit reads through a client that sends reads to copies, and which only asks whether it answers. */
import { ts } from "ts-morph";

/** What may be asked of the files of a unit. */
export interface Readers {
  /** Own files of the unit that run on a server. */
  readonly files: ReadonlySet<string>;
  /** Own files that import a file at run time, of this unit or of others. */
  importersOf(path: string): readonly string[];
  /** What a file says of the modules that it imports. */
  saidBy(path: string): Imports;
}

/**
 * The names under which a module hands out what a place in it makes: itself and whatever is built on it.
 * Undefined when that cannot be told, as for what a module does while it loads.
 */
export function carriersOf(node: ts.Node, file: ts.SourceFile): readonly string[] | undefined {
  const owner = file.statements.find((each) => each.pos <= node.pos && node.end <= each.end);
  if (owner === undefined) return undefined;
  const carriers = new Set(namesOf(owner, node));
  if (carriers.size === 0) return undefined;
  let size = 0;
  while (size < carriers.size) {
    size = carriers.size;
    for (const statement of file.statements)
      for (const [name, part] of partsOf(statement))
        if (!carriers.has(name) && mentions(part, carriers)) carriers.add(name);
  }
  const exported = file.statements.flatMap((each) => exportsOf(each, carriers));
  // What nobody can import is used where it stands.
  return exported.length === 0 ? undefined : exported;
}

/**
 * True when code other than a health check imports one of the names, through whatever hands them on.
 * A module that no import leads to is used in a way that we do not see.
 */
export function isReadThrough(path: string, names: readonly string[], unit: Readers): boolean {
  const importersOf = (file: string): readonly string[] =>
    unit.importersOf(file).filter((each) => unit.files.has(each));
  if (importersOf(path).length === 0) return true;
  const wanted = new Map<string, ReadonlySet<string>>([[path, new Set(names)]]);
  for (const [file, carried] of wanted)
    for (const importer of importersOf(file)) {
      if (wanted.has(importer)) continue;
      const { uses, handsOn } = takenBy(unit.saidBy(importer), file, carried);
      if (uses && !isProbe(importer)) return true;
      if (handsOn.size > 0) wanted.set(importer, handsOn);
    }
  return false;
}

/** A module by the name of a health check, or in a folder of them. */
function isProbe(path: string): boolean {
  return /(?:^|[/._-])(?:health(?:z|[-_]?checks?)?|readiness|liveness|readyz|livez|probes?)(?:[/._-]|$)/i.test(
    path.slice(-80),
  );
}

/** `import a, { b as c }`, `export { d }`, `export *`, each with the module behind `from`. */
const CLAUSE = /^[ \t]*(import|export)\s+(?!type\s)([^;"'`()=]*?)\s*\bfrom\s*["'][^"'\n]+["']/gm;
const LOADED = /\b(?:require|import)\s*\(\s*["']([^"'\n]+)["']/g;
const EXPORTED = /^[ \t]*export\s*\{([^}]*)\}\s*;?\s*$/gm;

/** What the text of a module says of other modules, whichever they are. */
export interface Imports {
  /** Names of other modules with the module's own for them. */
  readonly names: readonly (readonly [name: string, own: string])[];
  /** `export { a as b } from`. */
  readonly passed: readonly (readonly [name: string, other: string])[];
  /** The names of whole modules. */
  readonly spaces: readonly string[];
  readonly passesAll: boolean;
  /** All names of other modules that it says. */
  readonly wanted: ReadonlySet<string>;
  /** The last names of what is loaded while the code runs. */
  readonly loaded: ReadonlySet<string>;
  /** Own names that are exported in a list. */
  readonly exported: ReadonlySet<string>;
}

export function readImports(text: string): Imports {
  const names: (readonly [string, string])[] = [];
  const passed: (readonly [string, string])[] = [];
  const spaces: string[] = [];
  let passesAll = false;
  for (const [, word, clause = ""] of text.matchAll(CLAUSE)) {
    if (/^\*\s*(?:as\b|$)/.test(clause)) {
      if (word === "import") spaces.push(/(\w+)\s*$/.exec(clause)?.[1] ?? "");
      else passesAll = true;
      continue;
    }
    const whole = word === "import" ? /^\w+/.exec(clause)?.[0] : undefined;
    if (whole !== undefined) names.push(["default", whole]);
    for (const [name, other] of listedIn(/\{([^}]*)\}/.exec(clause)?.[1] ?? ""))
      (word === "export" ? passed : names).push([name, other]);
  }
  // Looking for a word is faster than a pattern, and most modules have neither.
  const loads = text.includes("require") || /\bimport\s*\(/.test(text);
  const loading = loads ? [...text.matchAll(LOADED)] : [];
  const loaded = new Set(loading.map(([, specifier = ""]) => baseOf(specifier)));
  const lists = (/\bexport\s*\{/.test(text) ? [...text.matchAll(EXPORTED)] : []).flatMap(
    ([, list = ""]) => listedIn(list),
  );
  const exported = new Set(lists.map(([name]) => name));
  const wanted = new Set([...names, ...passed].map(([name]) => name));
  return { names, passed, spaces, passesAll, wanted, loaded, exported };
}

function listedIn(list: string): readonly (readonly [name: string, other: string])[] {
  return list.split(",").map((item) => {
    const [name = "", other = name] = item.trim().split(/\s+as\s+/);
    return [name, other];
  });
}

/** What a module does with names of another one. */
export interface Taken {
  readonly uses: boolean;
  readonly handsOn: ReadonlySet<string>;
  /** What the module calls them. */
  readonly locals: readonly string[];
}

const NOTHING_TAKEN: Taken = { uses: false, handsOn: new Set(), locals: [] };

/** Uses them under names of its own, or hands them on. */
export function takenBy(imports: Imports, path: string, carried: ReadonlySet<string>): Taken {
  // What is loaded in another way may use anything.
  const isLoaded = imports.loaded.size > 0 && imports.loaded.has(baseOf(path));
  // Most modules take nothing of it, and a hub is asked about for each name.
  if (!isLoaded && !takesAny(imports, carried)) return NOTHING_TAKEN;
  const handsOn = new Set(imports.passesAll ? carried : []);
  for (const [name, other] of imports.passed) if (carried.has(name)) handsOn.add(other);
  const locals = [...imports.spaces];
  for (const [name, own] of imports.names)
    if (carried.has(name))
      if (imports.exported.has(own)) handsOn.add(own);
      else locals.push(own);
  return { uses: locals.length > 0 || isLoaded, handsOn, locals };
}

function takesAny({ passesAll, spaces, wanted }: Imports, carried: ReadonlySet<string>): boolean {
  if (passesAll || spaces.length > 0) return true;
  const [less, more] = wanted.size < carried.size ? [wanted, carried] : [carried, wanted];
  for (const name of less) if (more.has(name)) return true;
  return false;
}

/** The last name of a path or specifier without what files end in; a folder's for its index. */
function baseOf(path: string): string {
  return path
    .replace(/\.[cm]?[jt]sx?$/, "")
    .replace(/\/index$/, "")
    .replace(/^.*\//, "");
}

/** Names that a top-level statement declares around a place. */
function namesOf(statement: ts.Statement, node: ts.Node): readonly string[] {
  return partsOf(statement)
    .filter(([, part]) => part.pos <= node.pos && node.end <= part.end)
    .map(([name]) => name);
}

/** What a top-level statement declares, by name. */
function partsOf(statement: ts.Statement): readonly (readonly [string, ts.Node])[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap((each) =>
      ts.isIdentifier(each.name)
        ? [[each.name.text, each] as const]
        : ts.isObjectBindingPattern(each.name)
          ? each.name.elements.flatMap(({ name }) =>
              ts.isIdentifier(name) ? [[name.text, each] as const] : [],
            )
          : [],
    );
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return [[statement.name?.text ?? "default", statement]];
  if (ts.isExportAssignment(statement)) return [["default", statement]];
  return [];
}

function mentions(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node) && names.has(node.text) && !isTypePart(node)) return true;
  return ts.forEachChild(node, (child) => (mentions(child, names) ? true : undefined)) === true;
}

function isTypePart(node: ts.Identifier): boolean {
  return ts.isTypeReferenceNode(node.parent) || ts.isTypeQueryNode(node.parent);
}

function exportsOf(statement: ts.Statement, names: ReadonlySet<string>): readonly string[] {
  if (ts.isExportAssignment(statement)) return mentions(statement, names) ? ["default"] : [];
  if (ts.isExportDeclaration(statement)) {
    const { exportClause: clause, moduleSpecifier } = statement;
    if (moduleSpecifier !== undefined || clause === undefined || !ts.isNamedExports(clause))
      return [];
    return clause.elements.flatMap(({ name, propertyName }) =>
      names.has((propertyName ?? name).text) ? [name.text] : [],
    );
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const has = (kind: ts.SyntaxKind): boolean => modifiers.some((each) => each.kind === kind);
  if (!has(ts.SyntaxKind.ExportKeyword)) return [];
  const found = partsOf(statement).flatMap(([name]) => (names.has(name) ? [name] : []));
  return has(ts.SyntaxKind.DefaultKeyword) && found.length > 0 ? ["default"] : found;
}
