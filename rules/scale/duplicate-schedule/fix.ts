/** Lets one instance claim each run in the store that all instances share. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isAsync } from "../../kit/asynchronous.ts";
import { indentAt, insertAt, lineBreakOf, replaceNode, withConstant } from "../../kit/edits.ts";
import { nameOf } from "../../kit/functions.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { storeClientOf, wholeWith, withClaimOnce } from "../../kit/shared-store.ts";
import { ancestors, isFunctionNode, literalText, unwrap } from "../../kit/syntax.ts";
import type { Registration } from "./registration.ts";

const CLAIM = {
  name: "CLAIM_MS",
  value: "30_000",
  comment: "Longer than clocks differ, shorter than the time between two runs.",
};

export function claimFixes(found: Registration, analysis: Analysis): readonly Fix[] {
  const file = found.at.getSourceFile();
  const client = storeClientOf(file, analysis);
  const change = client === undefined ? undefined : changeOf(found);
  if (client === undefined || change === undefined) return [];
  return [
    {
      title: "Let one instance claim each run in Redis (leader-election pattern)",
      safety: "review",
      ...wholeWith(file, client, analysis),
      edits: () => {
        const helper = withClaimOnce(file, client, analysis);
        const kept = withConstant(file, CLAIM.name, CLAIM.value, CLAIM.comment);
        const claim = `if (!(await ${helper.name}("schedule:${runName(found)}", ${kept.name}))) return;`;
        return [...helper.edits, ...kept.edits, ...change(claim)];
      },
    },
  ];
}

/** How the claim comes before the work; undefined where there is no place for it. */
function changeOf(found: Registration): ((claim: string) => readonly TextEdit[]) | undefined {
  const { run, handed, kind } = found;
  if (kind === "loop" || !isFunctionNode(run)) return undefined;
  const file = found.at.getSourceFile();
  if (handed === undefined) {
    if (kind !== "schedule" || run.body === undefined || !ts.isBlock(run.body)) return undefined;
    if (!isAsync(run) || !answersNothing(run)) return undefined;
    return (claim) => atTop(run.body as ts.Block, claim);
  }
  const target = unwrap(handed);
  if (ts.isArrowFunction(target)) {
    const { body } = target;
    const start = target.getStart(file);
    const prefix: readonly TextEdit[] = isAsync(target) ? [] : [insertAt(file, start, "async ")];
    if (ts.isBlock(body)) return (claim) => [...prefix, ...atTop(body, claim)];
    const isAwaited = ts.isAwaitExpression(body);
    const work = ts.isVoidExpression(body) ? body.expression.getText() : body.getText();
    return (claim) => [
      ...prefix,
      replaceNode(body, blockOf(file, start, [claim, `${isAwaited ? "" : "await "}${work};`])),
    ];
  }
  if (!ts.isIdentifier(target)) return undefined;
  return (claim) => [
    replaceNode(
      handed,
      `async () => ${blockOf(file, handed.getStart(file), [claim, `await ${target.text}();`])}`,
    ),
  ];
}

function answersNothing(run: ts.Node): boolean {
  const type = ts.isMethodDeclaration(run) ? run.type?.getText() : undefined;
  return type === undefined || /^Promise<(void|undefined|unknown|any)>$/.test(type);
}

function atTop(block: ts.Block, line: string): readonly TextEdit[] {
  const file = block.getSourceFile();
  const [first] = block.statements;
  const eol = lineBreakOf(file);
  if (first === undefined) return [];
  const start = first.getStart(file);
  const isApart = file.text.slice(block.getStart(file), start).includes("\n");
  return [insertAt(file, start, isApart ? `${line}${eol}${indentAt(file, start)}` : `${line} `)];
}

function blockOf(file: ts.SourceFile, at: number, lines: readonly string[]): string {
  const eol = lineBreakOf(file);
  const indent = indentAt(file, at);
  const step = indent.includes("\t") ? "\t" : "  ";
  return `{${eol}${lines.map((line) => `${indent}${step}${line}`).join(eol)}${eol}${indent}}`;
}

/** The name of what runs; for nameless code its pattern, or the file it stands in. */
function runName({ at, run, handed }: Registration): string {
  if (isFunctionNode(run)) {
    const own = nameOf(run);
    const holder =
      ts.isMethodDeclaration(run) && ts.isClassLike(run.parent) ? run.parent.name?.text : undefined;
    if (own !== "") return holder === undefined ? own : `${holder}.${own}`;
  }
  const target = handed === undefined ? undefined : unwrap(handed);
  if (target !== undefined && ts.isArrowFunction(target) && !ts.isBlock(target.body)) {
    const called = /([\w.]+)\(/.exec(target.body.getText())?.[1];
    if (called !== undefined) return called.replace(/^this\./, "");
  }
  const call = [...ancestors(at)].find(
    (each): each is ts.CallExpression | ts.NewExpression =>
      ts.isCallExpression(each) || ts.isNewExpression(each),
  );
  const pattern = literalText(call?.arguments?.[0]);
  return pattern ?? run.getSourceFile().fileName.replace(/^.*\/|\.\w+$/g, "");
}
