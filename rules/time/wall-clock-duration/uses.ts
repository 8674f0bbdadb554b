/** What a measured duration is used for. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isLog } from "../../kit/failures.ts";
import { mentionsOf } from "../../kit/references.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  propertyName,
} from "../../kit/syntax.ts";
import { readingOf } from "./readings.ts";

export type Use = "limit" | "measure" | "logged";

const MEASURE =
  /latency|duration|elapsed|response_?time|took|timing|runtime|exec(ution)?_?time|time_?(ms|taken|spent)|_ms$|Ms$|seconds?$|time$/i;

export function useOf(node: ts.Expression, depth = 0): Use {
  for (const at of ancestors(node)) {
    if (ts.isCallExpression(at) && isLog(at)) return "logged";
    if (ts.isBinaryExpression(at) && /^[<>]=?$/.test(at.operatorToken.getText())) return "limit";
    if (
      ts.isCallExpression(at) &&
      /^(max|min|sleep|delay|wait|setTimeout)$/.test(calledName(at.expression)?.text ?? "")
    )
      return ts.isIdentifier(at.expression) ? "limit" : named(at, depth);
    if (
      ts.isPropertyAssignment(at) ||
      ts.isReturnStatement(at) ||
      ts.isCallExpression(at) ||
      ts.isNewExpression(at)
    ) {
      if (
        ts.isCallExpression(at) &&
        /^(round|floor|ceil|abs|toFixed|toString|String|Number|format\w*|ms|prettyMs)$/.test(
          calledName(at.expression)?.text ?? "",
        )
      )
        continue;
      if (ts.isPropertyAssignment(at)) {
        const text = propertyName(at.name) ?? "";
        return MEASURE.test(text) && !isInLog(at) ? "measure" : "logged";
      }
      return "measure";
    }
    if (ts.isVariableDeclaration(at)) return named(at, depth);
    if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return "measure";
    if (ts.isStatement(at) || isFunctionNode(at)) break;
  }
  return "logged";
}

function isInLog(node: ts.Node): boolean {
  for (const at of ancestors(node)) {
    if (ts.isStatement(at)) return false;
    if (ts.isCallExpression(at) && isLog(at)) return true;
  }
  return false;
}

/** The most telling use of the variable that receives it. */
function named(at: ts.Node, depth: number): Use {
  const declaration = ts.isVariableDeclaration(at)
    ? at
    : [...ancestors(at)].find(ts.isVariableDeclaration);
  if (declaration === undefined || !ts.isIdentifier(declaration.name) || depth > 1) return "logged";
  const home = enclosingFunction(declaration);
  let found: Use = "logged";
  for (const name of mentionsOf(declaration.getSourceFile(), declaration.name.text)) {
    if (name === declaration.name || name.pos < declaration.end) continue;
    if (home !== undefined && (name.pos < home.pos || name.end > home.end)) continue;
    if (ts.isShorthandPropertyAssignment(name.parent)) {
      if (!isInLog(name.parent)) found = "measure";
      continue;
    }
    const use = useOf(name as ts.Expression, depth + 1);
    if (use === "limit") return "limit";
    if (use === "measure") found = "measure";
  }
  return found;
}

/** A function that measures in several places is asked about once. */
export function firstOfFunction(node: ts.Expression, analysis: Analysis): boolean {
  const home = enclosingFunction(node);
  if (home === undefined) return true;
  for (const other of descendants(home)) {
    if (other === node) return true;
    if (
      ts.isBinaryExpression(other) &&
      other.operatorToken.kind === ts.SyntaxKind.MinusToken &&
      readingOf(other.right, analysis)?.isKept === true &&
      readingOf(other.left, analysis) !== undefined &&
      useOf(other) !== "logged"
    )
      return false;
  }
  return true;
}
