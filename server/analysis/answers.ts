/** Keeps what was found out about nodes across edits, for as long as nothing changes that it rests on. */
import { ts } from "ts-morph";
import { type Edit, endEdit } from "./edit.ts";

/** What is asked of a node: the facts of a call, the declaration it names, all declarations of its symbol, what shows the members of its type, of what kind that is. */
export type Question = "facts" | "declaration" | "targets" | "owner" | "flags";

export interface Answers {
  /** The answer about a node: the one that is kept, or what `find` says. `named` are the declarations in it. */
  about<T>(
    question: Question,
    node: ts.Node,
    find: () => T,
    named: (answer: T) => readonly ts.Declaration[],
  ): T;
  /** A file has another text; `dependents` are it and all files that import it, through any number of others. */
  changed(edit: Edit, after: ts.SourceFile, dependents: () => Iterable<string>): void;
  /** What any file means may be different now. */
  forget(): void;
  /** How often no answer was kept, by the file of the node. */
  readonly asked: ReadonlyMap<string, number>;
}

interface Known {
  readonly answer: unknown;
  /** The declarations in it, each with the tree that it was part of when somebody looked last. */
  readonly named: { readonly declaration: ts.Declaration; file: ts.SourceFile }[];
}

/** The answers about the nodes of one file. */
type OfFile = Readonly<Record<Question, WeakMap<ts.Node, Known>>>;

/** Answers that nobody asked for again hold trees that were replaced; after so many edits they let go. */
const MOST_EDITS = 100;

/** `treeOf` gives the present tree of an own file. */
export function createAnswers(treeOf: (path: string) => ts.SourceFile | undefined): Answers {
  const files = new Map<string, OfFile>();
  let edits = 0;
  const asked = new Map<string, number>();

  function ofFile(path: string): OfFile {
    let found = files.get(path);
    if (found === undefined) {
      found = {
        facts: new WeakMap(),
        declaration: new WeakMap(),
        targets: new WeakMap(),
        owner: new WeakMap(),
        flags: new WeakMap(),
      };
      files.set(path, found);
    }
    return found;
  }

  /** False for an answer with a declaration that was parsed again since: it is no part of the program. */
  function isPresent({ named }: Known): boolean {
    return named.every((each) => {
      const now = treeOf(each.file.fileName);
      if (now === undefined || now === each.file) return true;
      if (each.declaration.getSourceFile() !== now) return false;
      each.file = now;
      return true;
    });
  }

  function dropBelow(node: ts.Node, of: OfFile): void {
    for (const known of Object.values(of)) known.delete(node);
    ts.forEachChild(node, (child) => dropBelow(child, of));
  }

  return {
    about(question, node, find, named) {
      const path = node.getSourceFile().fileName;
      const known = ofFile(path)[question];
      const before = known.get(node);
      // Each question has answers of one type.
      if (before !== undefined && isPresent(before))
        return before.answer as ReturnType<typeof find>;
      asked.set(path, (asked.get(path) ?? 0) + 1);
      const answer = find();
      known.set(node, {
        answer,
        named: named(answer).map((declaration) => ({
          declaration,
          file: declaration.getSourceFile(),
        })),
      });
      return answer;
    },
    changed(edit, after, dependents) {
      const unit = endEdit(edit, after);
      if (++edits % MOST_EDITS === 0) files.clear();
      if (unit !== undefined) dropBelow(unit, ofFile(after.fileName));
      else if (edit.isGlobal) files.clear();
      else for (const path of dependents()) files.delete(path);
    },
    forget: () => files.clear(),
    asked,
  };
}
