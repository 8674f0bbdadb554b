/** Keeps what was found out about nodes across edits, for as long as nothing changes that it rests on. */
import { ts } from "ts-morph";
import { type Edit, endEdit, type WithBlock } from "./edit.ts";
import type { ClosedProgram } from "./program.ts";
import { resultOf } from "./results.ts";

/** What is asked of a node: the facts of a call, the declaration it names, all declarations of its symbol, what shows the members of its type. */
export type Question = "facts" | "declaration" | "targets" | "owner";

export interface Answers {
  /** The answer about a node: the one that is kept, or what `find` says. `named` are the declarations in it. */
  about<T>(
    question: Question,
    node: ts.Node,
    find: () => T,
    named: (answer: T) => readonly ts.Declaration[],
  ): T;
  /** A file is about to get another text: the last moment to look at what the edit takes away. */
  changing(edit: Edit): void;
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
interface OfFile {
  readonly known: Readonly<Record<Question, WeakMap<ts.Node, Known>>>;
  /** What was seen of functions whose result is not written down. */
  readonly results: WeakMap<ts.Node, string>;
}

/** An edit that changed nothing for others if the result of a function is what it was. */
interface Open {
  readonly path: string;
  readonly owner: WithBlock;
  readonly before: string;
  readonly dependents: () => Iterable<string>;
}

/** Where trees and types come from. */
type Trees = Pick<ClosedProgram, "sourceFile" | "checker" | "standingChecker">;

const ANYTHING = { kind: "anything" } as const;

/** Answers that nobody asked for again hold trees that were replaced; after so many edits they let go. */
const MOST_EDITS = 100;

export function createAnswers(program: Trees): Answers {
  const files = new Map<string, OfFile>();
  let open: readonly Open[] = [];
  let edits = 0;
  const asked = new Map<string, number>();

  function ofFile(path: string): OfFile {
    let found = files.get(path);
    if (found === undefined) {
      found = {
        known: {
          facts: new WeakMap(),
          declaration: new WeakMap(),
          targets: new WeakMap(),
          owner: new WeakMap(),
        },
        results: new WeakMap(),
      };
      files.set(path, found);
    }
    return found;
  }

  /** False for an answer with a declaration that was parsed again since: it is no part of the program. */
  function isPresent({ named }: Known): boolean {
    return named.every((each) => {
      const now = program.sourceFile(each.file.fileName);
      if (now === undefined || now === each.file) return true;
      if (each.declaration.getSourceFile() !== now) return false;
      each.file = now;
      return true;
    });
  }

  function dropBelow(node: ts.Node, of: OfFile): void {
    for (const known of Object.values(of.known)) known.delete(node);
    ts.forEachChild(node, (child) => dropBelow(child, of));
  }

  /** Looks at the results of functions that were edited since anybody asked. */
  function settle(): void {
    const all = open;
    open = [];
    for (const { path, owner, before, dependents } of all) {
      const after = resultOf(owner, program.checker());
      if (after !== before) for (const each of dependents()) files.delete(each);
      if (after !== undefined) ofFile(path).results.set(owner, after);
    }
  }

  /** The edit of the same file that is still open; undefined as well when it is one of another function. */
  function openBefore({ path, unit }: Edit): Open | undefined {
    return open.find((each) => each.path === path && each.owner === unit?.owner);
  }

  return {
    about(question, node, find, named) {
      if (open.length > 0) settle();
      const path = node.getSourceFile().fileName;
      const known = ofFile(path).known[question];
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
    changing(edit) {
      const owner = edit.unit?.owner;
      if (owner === undefined || owner.type !== undefined) return;
      const { results } = ofFile(edit.path);
      if (results.has(owner)) return;
      const checker = program.standingChecker();
      const result = checker === undefined ? undefined : resultOf(owner, checker);
      if (result !== undefined) results.set(owner, result);
    },
    changed(edit, after, dependents) {
      const { path, unit } = edit;
      const earlier = openBefore(edit);
      const isAlone = open.every((each) => each.path !== path || each === earlier);
      open = open.filter((each) => each.path !== path);
      if (++edits % MOST_EDITS === 0) files.clear();
      const extent = isAlone ? endEdit(edit, after) : ANYTHING;
      if (extent.kind === "within" && earlier === undefined)
        return dropBelow(extent.node, ofFile(path));
      if (extent.kind === "result" && unit !== undefined) {
        const before = earlier?.before ?? ofFile(path).results.get(unit.owner);
        if (before !== undefined) {
          dropBelow(extent.owner, ofFile(path));
          open = [...open, { path, owner: extent.owner, before, dependents }];
          return;
        }
      }
      if (edit.isGlobal) files.clear();
      else for (const each of dependents()) files.delete(each);
    },
    forget() {
      open = [];
      files.clear();
    },
    asked,
  };
}
