/** Measures what is known of a repository: what runs each function, and what each awaited call of a server does. */
import { ts } from "ts-morph";
import { contextsOf } from "../../rules/kit/contexts.ts";
import type { Context } from "../../rules/kit/rule.ts";
import { calledName, type FunctionNode, isFunctionNode, outer } from "../../rules/kit/syntax.ts";
import type { Queries } from "./queries.ts";
import { knowledgeOfCall, noSummaries } from "./survey-knowledge.ts";
import { awaitedCalls, textOf } from "./survey-waits.ts";

export interface SurveyedFunction {
  /** Relative to the root. */
  readonly file: string;
  readonly line: number;
  /** Empty for one without a name. */
  readonly name: string;
  readonly contexts: readonly Context[];
}

export interface SurveyedFile {
  readonly file: string;
  /** What the file's own marks and its importers say; that is all there is of a file that is not reviewed. */
  readonly contexts: readonly Context[];
  readonly because: string;
  readonly isReviewed: boolean;
}

/** `effect` is an effect of its own, `named` one that only names tell; `own` a function of the repository; `declared` one of the catalog that stays in the process. */
export type Knowledge = "effect" | "named" | "own" | "declared" | "unknown";

export interface SurveyedCall {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The callee, shortened. */
  readonly text: string;
  readonly known: Knowledge;
  /** `write database`; of an own function everything it reaches. */
  readonly effects: readonly string[];
  /** Where an unknown callee comes from: a package, or why nothing is known. */
  readonly from?: string;
  /** The callee that nothing is known of; another one than `text` when an own function calls it. */
  readonly unknown?: string;
}

export interface Survey {
  readonly files: readonly SurveyedFile[];
  readonly functions: readonly SurveyedFunction[];
  /** Awaited calls in code that runs on a server. */
  readonly calls: readonly SurveyedCall[];
}

export interface SurveyParts {
  readonly files: readonly ts.SourceFile[];
  readonly roles: readonly SurveyedFile[];
  readonly analysis: Queries;
  readonly relative: (path: string) => string;
  /** The package that an import leads to; undefined for files of the repository. */
  readonly packageOf: (specifier: string, from: string) => string | undefined;
}

export function surveyOf(parts: SurveyParts): Survey {
  const { analysis } = parts;
  const functions: SurveyedFunction[] = [];
  const calls: SurveyedCall[] = [];
  const summaries = noSummaries();
  for (const file of parts.files) {
    const at = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file));
    const name = parts.relative(file.fileName);
    const visit = (node: ts.Node): void => {
      if (isFunctionNode(node) && node.body !== undefined)
        functions.push({
          file: name,
          line: at(node).line + 1,
          name: nameOf(node),
          contexts: [...contextsOf(node, analysis)],
        });
      if (ts.isAwaitExpression(node) && analysis.runsOnServer(node))
        for (const call of awaitedCalls(node.expression)) {
          const { line, character } = at(calledName(call.expression) ?? call);
          calls.push({
            file: name,
            line: line + 1,
            column: character + 1,
            text: textOf(call),
            ...knowledgeOfCall(call, parts, summaries),
          });
        }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return { files: parts.roles, functions, calls };
}

/** Its own name, or that of the variable or member that holds it. */
function nameOf(fn: FunctionNode): string {
  if (ts.isConstructorDeclaration(fn)) return "constructor";
  if (fn.name !== undefined) return fn.name.getText();
  let holder: ts.Node = outer(fn);
  while (ts.isCallExpression(holder)) holder = outer(holder);
  return ts.isVariableDeclaration(holder) ||
    ts.isPropertyDeclaration(holder) ||
    ts.isPropertyAssignment(holder)
    ? holder.name.getText()
    : "";
}
