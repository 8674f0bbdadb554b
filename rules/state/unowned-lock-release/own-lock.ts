/** A lock that the project exports and that compares its owner when it is let go. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { acquisitionOf } from "../../kit/locks.ts";
import { calledName, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";

const known = new WeakMap<Analysis, Map<string, ts.Node | undefined>>();

/** The name of an exported function of the same package that runs its work under such a lock. */
export function ownLockFor(call: ts.CallExpression, analysis: Analysis): ts.Node | undefined {
  const { directory } = analysis.packageOf(call.getSourceFile());
  const found = known.get(analysis) ?? new Map<string, ts.Node | undefined>();
  known.set(analysis, found);
  if (!found.has(directory)) found.set(directory, search(call, directory, analysis));
  return found.get(directory);
}

function search(
  call: ts.CallExpression,
  directory: string,
  analysis: Analysis,
): ts.Node | undefined {
  const files = new Set([
    call.getSourceFile(),
    ...analysis.units().flatMap((unit) => [...analysis.codeOf(unit)]),
  ]);
  for (const file of files) {
    if (!COMPARES.test(file.text) || !/nx/i.test(file.text)) continue;
    if (analysis.packageOf(file).directory !== directory) continue;
    const name = lockIn(file, analysis);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The script that looks whose the lock is before it deletes it. */
const COMPARES = /redis\.call\(\s*\\?["']get\\?["'][\s\S]{0,80}==\s*ARGV/i;

function lockIn(file: ts.SourceFile, analysis: Analysis): ts.Node | undefined {
  for (const statement of file.statements) {
    const isExported = ts.canHaveModifiers(statement)
      ? ts.getModifiers(statement)?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword)
      : false;
    if (isExported !== true) continue;
    if (ts.isFunctionDeclaration(statement)) {
      if (statement.name !== undefined && isOwnLock(statement, analysis)) return statement.name;
    } else if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations) {
        const value = initializer === undefined ? undefined : unwrap(initializer);
        if (value !== undefined && isFunctionNode(value) && isOwnLock(value, analysis)) return name;
      }
  }
  return undefined;
}

/** It takes the lock, runs what it was given and lets a script decide in the end. */
function isOwnLock(node: ts.FunctionLikeDeclaration, analysis: Analysis): boolean {
  const given = new Set(
    node.parameters.flatMap(({ name }) =>
      ts.isIdentifier(name)
        ? [name.text]
        : name.elements.flatMap((each) => (ts.isBindingElement(each) ? [each.name.getText()] : [])),
    ),
  );
  let takes = false;
  let runs = false;
  let lets = false;
  for (const each of descendants(node)) {
    if (!ts.isCallExpression(each)) continue;
    const callee = unwrap(each.expression);
    if (ts.isIdentifier(callee) && given.has(callee.text)) runs = true;
    if (acquisitionOf(each, analysis) !== undefined) takes = true;
    if (/^eval(sha)?$/i.test(calledName(callee)?.text ?? "")) lets = true;
  }
  return takes && runs && lets;
}
