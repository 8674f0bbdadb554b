/** The names of tagged declarations, so that calls by other names cost no type query. */
import { ts } from "ts-morph";
import type { TaggedNames } from "./queries.ts";

const MARK = /@mark ([a-z-]+)/g;
/** Cheap pre-check: a file without one of these words has no tags of ours. */
const TAG = /@(remote|deadline|default|creates|bounds|clock|schedules|mark)\b/;

export interface TaggedNameIndex extends TaggedNames {
  /** Reads the tagged declarations of a file; replaces what the file said before. */
  set(path: string, file: ts.SourceFile): void;
  delete(path: string): void;
}

export function createTaggedNames(): TaggedNameIndex {
  const perFile = new Map<
    string,
    { names: ReadonlySet<string>; marks: ReadonlyMap<string, ReadonlySet<string>> }
  >();
  const counts = new Map<string, number>();

  function forget(path: string): void {
    for (const name of perFile.get(path)?.names ?? [])
      counts.set(name, (counts.get(name) ?? 1) - 1);
    perFile.delete(path);
  }

  return {
    has: (name) => (counts.get(name) ?? 0) > 0,
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
      if (!TAG.test(file.text)) return;
      const names = new Set<string>();
      const marks = new Map<string, Set<string>>();
      const visit = (node: ts.Node): void => {
        const comments = ts.getJSDocCommentsAndTags(node);
        if (comments.length > 0) {
          const text = comments.map((comment) => comment.getText(file)).join("\n");
          if (TAG.test(text)) {
            for (const name of namesFor(node, file)) {
              names.add(name);
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
      if (names.size === 0) return;
      perFile.set(path, { names, marks });
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    delete: forget,
  };
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
