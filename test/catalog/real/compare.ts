/** Compares what a catalog file declares with the package's own types: names, kinds of call, numbers of arguments, options. */
import { ts } from "ts-morph";
import { type CallFacts, type DeadlineWay, factsOfDeclaration } from "../../../rules/kit/tags.ts";
import { symbolOf } from "../../../server/analysis/knowledge.ts";

export interface World {
  readonly checker: ts.TypeChecker;
  /** What a specifier stands for: `import x = require()`, or the namespace of an ES module. */
  readonly module: ts.Symbol;
  /** An expression to ask the checker at. */
  readonly at: ts.Node;
}

export interface Comparison {
  /** Names and signatures that were found on both sides. */
  readonly compared: number;
  readonly problems: readonly string[];
}

/** `isOurs` tells the declarations of the entry itself from those of the library it refers to. */
export function compareModules(
  catalog: World,
  real: World,
  file: ts.SourceFile,
  isOurs: (declaration: ts.Declaration) => boolean,
): Comparison {
  const problems = new Set<string>();
  const reached = new Set<ts.Declaration>();
  const visited = new Map<ts.Type, Set<ts.Type>>();
  const seen = new Map<ts.Symbol, number>();
  let compared = 0;

  for (const [name, declared] of exportsOf(catalog)) {
    const found = exportNamed(real, name);
    if (isValue(declared, catalog)) {
      if (found === undefined) problems.add(`${name}: not exported`);
      else {
        compared++;
        if (isValue(found, real)) {
          walk(typeOf(declared, catalog), [typeOf(found, real)], name);
          walkClass(declared, found, name);
        } else problems.add(`${name}: exported as a type only`);
      }
    } else if (found !== undefined) walkClass(declared, found, name);
  }
  for (const declaration of taggedIn(file))
    if (!reached.has(declaration))
      problems.add(`${symbolOf(declaration)}: no export of the package leads there`);
  return { compared, problems: [...problems] };

  /** The instances of a class and the members of an interface. */
  function walkClass(declared: ts.Symbol, found: ts.Symbol, name: string): void {
    const ours = resolved(declared, catalog);
    const theirs = resolved(found, real);
    const hasType = ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias;
    if ((ours.flags & hasType) === 0 || (theirs.flags & hasType) === 0) return;
    walk(
      catalog.checker.getDeclaredTypeOfSymbol(ours),
      [real.checker.getDeclaredTypeOfSymbol(theirs)],
      name,
    );
  }

  /** `theirs` are alternatives: what one of them has, the package has. */
  function walk(ours: ts.Type, theirs: readonly ts.Type[], path: string): void {
    if (isOpen(ours) || path.split(".").length > 9) return;
    // What their types do not say cannot contradict ours.
    if (theirs.some(isOpen)) {
      markAll(ours);
      return;
    }
    const known = visited.get(ours) ?? new Set();
    // Instances of a generic type differ without an end.
    const isInstance = catalog.checker.getTypeArguments(ours as ts.TypeReference).length > 0;
    const symbol = isInstance ? ours.symbol : undefined;
    const instances = symbol === undefined ? 0 : (seen.get(symbol) ?? 0);
    const fresh = theirs.filter((each) => !known.has(each));
    if (fresh.length === 0 || known.size > 6 || instances > 12) return;
    for (const each of fresh) known.add(each);
    visited.set(ours, known);
    if (symbol !== undefined) seen.set(symbol, instances + 1);
    const element = elementOf(ours, catalog);
    if (element !== undefined) {
      const parts = theirs.flatMap((each) => partsOf(real.checker.getApparentType(each)));
      const elements = parts.map((each) => elementOf(each, real) ?? each);
      walk(element, elements.slice(0, 12), path);
      return;
    }
    for (const part of partsOf(ours)) {
      if ((part.flags & ts.TypeFlags.Object) === 0) continue;
      for (const property of part.getProperties()) compareMember(property, theirs, path);
      compareSignatures(part, theirs, path, "call");
      compareSignatures(part, theirs, path, "construct");
    }
  }

  function compareMember(property: ts.Symbol, theirs: readonly ts.Type[], path: string): void {
    const declaration = property.valueDeclaration ?? property.declarations?.[0];
    if (declaration === undefined || !isOurs(declaration)) return;
    const { name } = property;
    if (name.startsWith("__@") || name === "prototype" || isInternal(declaration)) return;
    const found = theirs.flatMap((each) => memberOf(each, name) ?? []);
    if (path === "export=") {
      // `default` is the value itself; an ES module has its other exports beside the value.
      const beside = exportNamed(real, name);
      if (beside !== undefined) found.push(beside);
    }
    if (found.length === 0) {
      problems.add(`${path}.${name}: no such member`);
      return;
    }
    compared++;
    reached.add(declaration);
    const values = found.filter((each) => isValue(each, real));
    walk(
      typeOf(property, catalog),
      values.map((each) => typeOf(each, real)),
      `${path}.${name}`,
    );
    for (const each of found) if (name !== "default") walkClass(property, each, `${path}.${name}`);
  }

  function compareSignatures(
    ours: ts.Type,
    theirs: readonly ts.Type[],
    path: string,
    kind: "call" | "construct",
  ): void {
    const declared = signaturesOf(ours, kind).filter(
      ({ declaration }) => declaration !== undefined && isOurs(declaration as ts.Declaration),
    );
    if (declared.length === 0) return;
    const found = theirs
      .flatMap((each) => partsOf(real.checker.getApparentType(each)))
      .flatMap((each) => signaturesOf(each, kind));
    const what = kind === "construct" ? `new ${path}` : path;
    if (found.length === 0) {
      problems.add(`${what}: cannot be ${kind === "construct" ? "constructed" : "called"}`);
      return;
    }
    for (const signature of declared) {
      const { declaration } = signature;
      if (declaration === undefined || ts.isJSDocSignature(declaration)) continue;
      reached.add(declaration);
      compared++;
      const facts = factsOfDeclaration(declaration);
      const fitting = found.filter((each) => takesAlike(signature, each));
      if (fitting.length === 0) {
        const counts = [...new Set(found.map((each) => rangeText(arityOf(each))))].join(", ");
        problems.add(`${what}: takes ${rangeText(arityOf(signature))} arguments, not ${counts}`);
        continue;
      }
      const missing = facts === undefined ? undefined : optionMissing(facts, signature, fitting);
      if (missing !== undefined) problems.add(`${what}: ${missing}`);
      walk(
        signature.getReturnType(),
        fitting.slice(0, 12).map((each) => each.getReturnType()),
        kind === "construct" ? path : `${path}()`,
      );
    }
  }

  /** The first option that a fact names and no fitting signature of the package takes. */
  function optionMissing(
    facts: CallFacts,
    ours: ts.Signature,
    fitting: readonly ts.Signature[],
  ): string | undefined {
    for (const { parameter, path } of optionsOf(facts)) {
      const index = ours.parameters.findIndex((each) => each.name === parameter);
      const isTaken = fitting.some((each) => {
        const type = argumentType(each, index);
        return type !== undefined && hasPath(type, path);
      });
      if (!isTaken) return `takes no ${[parameter, ...path].join(".")}`;
    }
    return undefined;
  }

  function argumentType(signature: ts.Signature, index: number): ts.Type | undefined {
    const last = signature.parameters.at(-1);
    const parameter = signature.parameters[index] ?? (last && isRest(last) ? last : undefined);
    if (parameter === undefined) return undefined;
    const type = real.checker.getTypeOfSymbolAtLocation(parameter, real.at);
    if (!isRest(parameter)) return type;
    const element = elementAt(type, index - signature.parameters.indexOf(parameter));
    return element ?? type;
  }

  /** Of `(...args: [a, b])` and `(...args: T[])`. */
  function elementAt(type: ts.Type, index: number): ts.Type | undefined {
    const named = partsOf(type).map(
      (part) => part.getProperty(String(index)) ?? part.getNumberIndexType(),
    );
    const [first] = named.filter((each) => each !== undefined);
    if (first === undefined) return undefined;
    return "escapedName" in first ? real.checker.getTypeOfSymbolAtLocation(first, real.at) : first;
  }

  function hasPath(type: ts.Type, [first, ...rest]: readonly string[]): boolean {
    if (first === undefined || isOpen(type)) return true;
    return partsOf(real.checker.getApparentType(real.checker.getNonNullableType(type))).some(
      (part) => {
        if (isOpen(part)) return true;
        const property = memberOf(part, first);
        if (property !== undefined) return hasPath(typeOf(property, real), rest);
        const indexed = part.getStringIndexType();
        return indexed !== undefined && hasPath(indexed, rest);
      },
    );
  }

  function memberOf(type: ts.Type, name: string): ts.Symbol | undefined {
    for (const part of partsOf(real.checker.getApparentType(type))) {
      const found = real.checker.getPropertyOfType(real.checker.getApparentType(part), name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** `Promise<T>` → T, `T[]` → T; undefined for what is neither. */
  function elementOf(type: ts.Type, world: World): ts.Type | undefined {
    const name = type.symbol?.name;
    if (name !== "Promise" && name !== "PromiseLike" && name !== "Array") return undefined;
    return world.checker.getTypeArguments(type as ts.TypeReference)[0];
  }

  /** Everything below an `any` of theirs counts as reached. */
  function markAll(type: ts.Type): void {
    const known = visited.get(type);
    if (known !== undefined) return;
    visited.set(type, new Set());
    for (const part of partsOf(type)) {
      const owners = [part.symbol, part.aliasSymbol].flatMap((each) => each?.declarations ?? []);
      for (const owner of owners)
        if (isOurs(owner)) for (const each of taggedIn(owner)) reached.add(each);
      for (const property of part.getProperties()) {
        const declaration = property.valueDeclaration;
        if (declaration === undefined || !isOurs(declaration)) continue;
        reached.add(declaration);
        markAll(typeOf(property, catalog));
      }
      for (const signature of [...part.getCallSignatures(), ...part.getConstructSignatures()]) {
        if (signature.declaration !== undefined)
          reached.add(signature.declaration as ts.Declaration);
        markAll(signature.getReturnType());
      }
      const awaited = elementOf(part, catalog);
      if (awaited !== undefined) markAll(awaited);
    }
  }
}

/** Declared to tell types apart; the package has nothing of that name. */
function isInternal(declaration: ts.Declaration): boolean {
  return ts.getJSDocTags(declaration).some(({ tagName }) => tagName.text === "internal");
}

function optionsOf(facts: CallFacts): { parameter: string; path: readonly string[] }[] {
  const { deadline, retries, keeps, pool, idempotency, enters } = facts;
  const ways: DeadlineWay[] = [...deadline];
  for (const each of [retries, keeps, pool, idempotency]) ways.push(...(each?.ways ?? []));
  return [
    ...ways.flatMap((way) =>
      way.kind === "client"
        ? []
        : [{ parameter: way.parameter, path: way.kind === "option" ? way.path : [] }],
    ),
    ...enters,
  ];
}

/** Both can be called with some number of arguments, and theirs with as few as ours. */
function takesAlike(ours: ts.Signature, theirs: ts.Signature): boolean {
  const [least, most] = arityOf(ours);
  const [leastTheirs, mostTheirs] = arityOf(theirs);
  return least <= mostTheirs && leastTheirs <= most;
}

function arityOf(signature: ts.Signature): [number, number] {
  const required = signature.parameters.filter((each) => {
    const declaration = each.valueDeclaration;
    return (
      declaration === undefined ||
      !ts.isParameter(declaration) ||
      (declaration.questionToken === undefined &&
        declaration.initializer === undefined &&
        declaration.dotDotDotToken === undefined)
    );
  });
  const last = signature.parameters.at(-1);
  const most =
    last !== undefined && isRest(last) ? Number.POSITIVE_INFINITY : signature.parameters.length;
  return [required.length, most];
}

function rangeText([least, most]: [number, number]): string {
  return least === most ? String(least) : `${least}–${Number.isFinite(most) ? most : "…"}`;
}

function isRest(parameter: ts.Symbol): boolean {
  const declaration = parameter.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isParameter(declaration) &&
    declaration.dotDotDotToken !== undefined
  );
}

function signaturesOf(type: ts.Type, kind: "call" | "construct"): readonly ts.Signature[] {
  return kind === "call" ? type.getCallSignatures() : type.getConstructSignatures();
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnionOrIntersection() ? type.types.flatMap(partsOf) : [type];
}

function isOpen(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) !== 0;
}

function typeOf(symbol: ts.Symbol, world: World): ts.Type {
  return world.checker.getTypeOfSymbolAtLocation(resolved(symbol, world), world.at);
}

function resolved(symbol: ts.Symbol, world: World): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0
    ? symbol
    : world.checker.getAliasedSymbol(symbol);
}

function isValue(symbol: ts.Symbol, world: World): boolean {
  return (resolved(symbol, world).flags & ts.SymbolFlags.Value) !== 0;
}

/** Exports by name; `export=` first of all. */
function exportsOf(world: World): Map<string, ts.Symbol> {
  const named = new Map<string, ts.Symbol>();
  const whole = world.module.exports?.get(ts.InternalSymbolName.ExportEquals);
  if (whole !== undefined) named.set("export=", whole);
  else
    for (const each of world.checker.getExportsOfModule(world.module)) named.set(each.name, each);
  return named;
}

/** The same export of the other side; the value of a CommonJS module is the default export of an ES module. */
function exportNamed(world: World, name: string): ts.Symbol | undefined {
  const named = exportsOf(world);
  if (name === "export=" || name === "default") {
    const whole = named.get("export=") ?? named.get("default") ?? named.get("module.exports");
    return whole ?? world.module;
  }
  return (
    named.get(name) ??
    world.checker.getExportsOfModule(world.module).find((each) => each.name === name)
  );
}

function* taggedIn(node: ts.Node): Generator<ts.Declaration> {
  if (
    (ts.isFunctionLike(node) || ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)) &&
    factsOfDeclaration(node) !== undefined
  )
    yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* taggedIn(child);
}
