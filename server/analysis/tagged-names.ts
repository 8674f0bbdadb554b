/** The names of tagged declarations, so that calls by other names cost no type query. */
import { ts } from "ts-morph";
import { TAG_NAMES } from "../../rules/kit/tags.ts";
import type { TaggedNames } from "./queries.ts";

const MARK = /@mark ([a-z-]+)/g;
/** Cheap pre-check: a file without one of these words has no tags of ours. */
const TAG = new RegExp(`@(${TAG_NAMES.join("|")})\\b`);

/** False for texts that certainly hold no tag. */
export function mayHaveTags(text: string): boolean {
  return TAG.test(text);
}

export interface TaggedNameIndex extends TaggedNames {
  /** Reads the tagged declarations of a file; replaces what the file said before. */
  set(path: string, file: ts.SourceFile): void;
  delete(path: string): void;
}

export function createTaggedNames(): TaggedNameIndex {
  const perFile = new Map<string, FileNames>();
  /** Over all files; undefined until asked for after a change. */
  let arities: Map<string, number> | undefined;

  function merged(): ReadonlyMap<string, number> {
    if (arities !== undefined) return arities;
    arities = new Map();
    for (const file of perFile.values())
      for (const [name, arity] of file.arities) lower(arities, name, arity);
    return arities;
  }

  function forget(path: string): void {
    if (perFile.delete(path)) arities = undefined;
  }

  return {
    has: (name, count) => count >= (merged().get(name) ?? Number.POSITIVE_INFINITY),
    *marked(word) {
      const given = new Set<string>();
      for (const { marks } of perFile.values()) {
        for (const name of marks.get(word) ?? []) {
          if (given.has(name)) continue;
          given.add(name);
          yield name;
        }
      }
    },
    set(path, file) {
      forget(path);
      if (!mayHaveTags(file.text)) return;
      const names = readNames(file);
      if (names.arities.size === 0) return;
      perFile.set(path, names);
      arities = undefined;
    },
    delete: forget,
  };
}

interface FileNames {
  /** Name → the least number of arguments that a tagged declaration of that name needs. */
  readonly arities: ReadonlyMap<string, number>;
  /** Word of a `@mark` → names that carry it. */
  readonly marks: ReadonlyMap<string, ReadonlySet<string>>;
}

function readNames(file: ts.SourceFile): FileNames {
  const arities = new Map<string, number>();
  const marks = new Map<string, Set<string>>();
  const visit = (node: ts.Node): void => {
    const comments = ts.getJSDocCommentsAndTags(node);
    if (comments.length > 0) {
      const text = comments.map((comment) => comment.getText(file)).join("\n");
      if (TAG.test(text)) {
        for (const name of namesFor(node, file)) {
          lower(arities, name, arityOf(node));
          for (const match of text.matchAll(MARK)) {
            const word = match[1] ?? "";
            const list = marks.get(word) ?? new Set<string>();
            list.add(name);
            marks.set(word, list);
          }
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { arities, marks };
}

function lower(arities: Map<string, number>, name: string, arity: number): void {
  arities.set(name, Math.min(arity, arities.get(name) ?? arity));
}

/** How many arguments a call has to give at least; 0 for what is not a signature. */
function arityOf(node: ts.Node): number {
  if (!ts.isFunctionLike(node)) return 0;
  return node.parameters.filter(
    (each) =>
      each.questionToken === undefined &&
      each.initializer === undefined &&
      each.dotDotDotToken === undefined &&
      !(ts.isIdentifier(each.name) && each.name.text === "this"),
  ).length;
}

/** The names by which a tagged declaration is called; call signatures go by the variables of their interface. */
function namesFor(node: ts.Node, file: ts.SourceFile): string[] {
  if (ts.isCallSignatureDeclaration(node) || ts.isConstructSignatureDeclaration(node)) {
    const owner = node.parent;
    return ts.isInterfaceDeclaration(owner) ? holdersOf(owner.name.text, file) : [];
  }
  if (ts.isConstructorDeclaration(node))
    return node.parent.name === undefined ? [] : [node.parent.name.text];
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap((each) =>
      ts.isIdentifier(each.name) ? [each.name.text] : [],
    );
  }
  const name =
    ts.isClassElement(node) ||
    ts.isTypeElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isClassDeclaration(node)
      ? node.name
      : undefined;
  return name !== undefined &&
    (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isPrivateIdentifier(name))
    ? [name.text]
    : [];
}

/** Variables and members of the file typed as the interface, directly or through one that extends it. */
function holdersOf(type: string, file: ts.SourceFile): string[] {
  const types = new Set([type]);
  const found = new Set<string>([type]);
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node)) {
      const extended =
        node.heritageClauses?.flatMap((clause) =>
          clause.types.map((each) => each.expression.getText(file)),
        ) ?? [];
      if (extended.some((each) => types.has(each))) types.add(node.name.text);
    }
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isPropertySignature(node) ||
        ts.isPropertyDeclaration(node)) &&
      node.type !== undefined &&
      ts.isTypeReferenceNode(node.type) &&
      types.has(node.type.typeName.getText(file)) &&
      ts.isIdentifier(node.name)
    ) {
      found.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  visit(file);
  return [...found];
}
