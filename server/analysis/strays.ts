/** Who may run a function besides those who are seen to: files outside the review, and names that nothing resolves. */
import { ts } from "ts-morph";
import type { Strays } from "../../rules/kit/analysis.ts";
import type { Context } from "../../rules/kit/rule.ts";
import type { Selection } from "./contexts/selection.ts";
import { namesWord, type References } from "./references.ts";

/** The answers hold until the next edit. */
export function createStrays(
  selection: Selection,
  references: References,
): (declaration: ts.Declaration) => Strays {
  const perModule = new Map<string, readonly string[]>();

  /** The files outside the program, tests aside, that load a module or one that passes its exports on. */
  function loadersOf(path: string): readonly string[] {
    const known = perModule.get(path);
    if (known !== undefined) return known;
    const found = new Set<string>();
    for (const each of references.offering(path))
      for (const importer of selection.importers(each))
        if (isOutside(importer) && selection.runtimeImports(importer).includes(each))
          found.add(importer);
    perModule.set(path, [...found]);
    return [...found];
  }

  /** The same of files that load a module which loads it: `routes.harbour.berth()`, put together from two. */
  function loadersOfTable(path: string): readonly string[] {
    const found = new Set(loadersOf(path));
    for (const each of selection.importers(path))
      if (selection.runtimeImports(each).includes(path))
        for (const other of loadersOf(each)) found.add(other);
    return [...found];
  }

  function isOutside(path: string): boolean {
    const contexts = selection.entry(path)?.role.contexts;
    if (contexts === undefined || contexts.has("test")) return false;
    return !selection.selected(path) && !selection.isUnused(path);
  }

  function isTest(path: string): boolean {
    return selection.entry(path)?.role.contexts.has("test") === true;
  }

  return (declaration) => {
    const contexts = new Set<Context>();
    const path = declaration.getSourceFile().fileName;
    const name = ts.getNameOfDeclaration(declaration);
    const isMember = ts.isClassElement(declaration) || ts.isObjectLiteralElement(declaration);
    const { names, from } = references.sightOf(declaration);
    if (from === "file") return { contexts, isPossible: false };
    const words = isMember && name !== undefined ? [`.${name.getText()}`] : [...names];
    const isInTable = ts.isObjectLiteralElement(declaration);
    const isNamedIn = (file: string): boolean => {
      const text = selection.entry(file)?.scan.text ?? "";
      return words.some((word) => {
        if (word === "default") return true;
        if (isInTable) return text.includes(word) && namesWord(text, word.slice(1));
        return isMember ? namesWord(text, word) : takesName(text, word);
      });
    };
    const naming = (isInTable ? loadersOfTable(path) : loadersOf(path)).filter(isNamedIn);
    // A member of that name may be any, of a class.
    if (isMember && (!isInTable || naming.length === 0))
      return { contexts, isPossible: naming.length > 0 || references.mayName(declaration) };
    for (const each of naming) {
      const role = selection.entry(each)?.role.contexts ?? contexts;
      for (const context of role.size > 0 ? role : selection.outsideContexts(each))
        contexts.add(context);
    }
    contexts.delete("generated");
    const isRouted = selection.entry(path)?.role.isRouted === true;
    const importers = selection.importers(path).filter((each) => !isTest(each));
    // `const { send } = await import("./mail")`
    const isTaken = [...references.offering(path)]
      .flatMap((each) => selection.importers(each))
      .some((each) => each !== path && selection.selected(each) && isNamedAnew(each));
    return { contexts, isPossible: isRouted || importers.length === 0 || isTaken };

    /** Names it otherwise than by passing it on. */
    function isNamedAnew(file: string): boolean {
      return !references.offering(path).has(file) && isNamedIn(file);
    }
  };
}

/** Imports the name, alone or renamed, takes it out of a module, or asks a namespace for it: `flex-wrap` does not. */
function takesName(text: string, name: string): boolean {
  if (!namesWord(text, name)) return false;
  return [...text.matchAll(/[{,.]\s*(?:type\s+)?([\w$]+)/g)].some(([, word]) => word === name);
}
