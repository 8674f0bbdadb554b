/** Whether a missing row decides about its creation alone, so that the loser of a race may go on with the winner's. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { isWithin } from "../../kit/functions.ts";
import { ancestors, descendants, enclosingFunction, enclosingStatement } from "../../kit/syntax.ts";
import type { Act } from "./acts.ts";
import type { Check } from "./checks.ts";

/**
 * False where the loser would skip or repeat more than the insert: a row that is found is changed, further work runs
 * because none was found, or what comes next is decided by what the row says.
 */
export function isCreationAlone({ condition }: Check, act: Act, analysis: Analysis): boolean {
  const other = condition === undefined ? undefined : otherBranch(condition, act.node);
  if (other !== undefined && writes(other, analysis)) return false;
  const statement = enclosingStatement(act.node);
  const { parent } = statement;
  if (ts.isBlock(parent)) {
    const index = parent.statements.findLastIndex((each) => each.pos === statement.pos);
    if (parent.statements.slice(index + 1).some((each) => writes(each, analysis))) return false;
  }
  const name = nameOfRow(statement);
  return name === undefined || !isJudgedBehind(name, statement);
}

function otherBranch(condition: ts.Node, act: ts.Node): ts.Node | undefined {
  for (const at of ancestors(condition)) {
    if (ts.isIfStatement(at)) {
      const branches = [at.thenStatement, at.elseStatement];
      return branches.find((each) => each !== undefined && !isWithin(act, each));
    }
    if (ts.isConditionalExpression(at))
      return [at.whenTrue, at.whenFalse].find((each) => !isWithin(act, each));
    if (ts.isStatement(at)) return undefined;
  }
  return undefined;
}

function writes(node: ts.Node, analysis: Analysis): boolean {
  return effectsWithin(node, analysis).some(
    ({ effect }) => effect.action === "write" && effect.target !== "log",
  );
}

/** `const row = await create(…)`, `row = await create(…)` */
function nameOfRow(statement: ts.Node): string | undefined {
  if (ts.isVariableStatement(statement)) {
    const [declaration] = statement.declarationList.declarations;
    return declaration !== undefined && ts.isIdentifier(declaration.name)
      ? declaration.name.text
      : undefined;
  }
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression))
    return undefined;
  const { left } = statement.expression;
  return ts.isIdentifier(left) ? left.text : undefined;
}

/** `if (row.status === "done")` further below. */
function isJudgedBehind(name: string, statement: ts.Node): boolean {
  const home = enclosingFunction(statement);
  for (const node of home === undefined ? [] : descendants(home)) {
    if (node.getStart() < statement.getEnd()) continue;
    const judged =
      ts.isIfStatement(node) || ts.isSwitchStatement(node)
        ? node.expression
        : ts.isConditionalExpression(node)
          ? node.condition
          : undefined;
    if (judged !== undefined && new RegExp(`\\b${name}\\.(?!id\\b)\\w+`).test(judged.getText()))
      return true;
  }
  return false;
}
