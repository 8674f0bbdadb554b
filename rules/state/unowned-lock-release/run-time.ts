/** Whether a lock ends only after the platform has ended whoever holds it. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { literalOf, propertyOf } from "../../kit/data/literals.ts";
import { numberOf } from "../../kit/roles/ttl.ts";
import { literalText, unwrap } from "../../kit/syntax.ts";

/** So long do platforms of functions let one run, in seconds, where the code does not say. */
const LONGEST_RUN = 600;

/** The lock's time is the longest that its holder can run: said in the file, or by a platform that ends functions. */
export function outlastsRun(call: ts.CallExpression, analysis: Analysis): boolean {
  const seconds = secondsOf(call, analysis);
  if (seconds === undefined) return false;
  const limit = limitIn(call.getSourceFile(), analysis);
  if (limit !== undefined) return seconds >= limit;
  if (seconds < LONGEST_RUN) return false;
  return (
    isRoute(call.getSourceFile()) ||
    analysis.topologyOf(call).evidence.some(({ message }) => FUNCTIONS.test(message))
  );
}

/** A route of Next.js: most of them run as functions, whose time a file beside the code can set. */
function isRoute({ fileName }: ts.SourceFile): boolean {
  return /(^|\/)app\/(.+\/)?route\.[jt]s$|(^|\/)pages\/api\/.+\.[jt]s$/.test(fileName);
}

const FUNCTIONS = /vercel|netlify|lambda|cloud function/i;

/** `ex: 600`, `"EX", 600`, `px: 600_000`. */
function secondsOf(call: ts.CallExpression, analysis: Analysis): number | undefined {
  const rest = call.arguments.slice(2);
  const options = literalOf(rest[0], analysis);
  const ex = propertyOf(options, "ex") ?? propertyOf(options, "EX") ?? after(rest, "EX");
  if (ex !== undefined) return numberOf(ex, analysis);
  const px = propertyOf(options, "px") ?? propertyOf(options, "PX") ?? after(rest, "PX");
  const milliseconds = px === undefined ? undefined : numberOf(px, analysis);
  return milliseconds === undefined ? undefined : milliseconds / 1_000;
}

function after(rest: readonly ts.Expression[], word: string): ts.Expression | undefined {
  const index = rest.findIndex((each) => literalText(unwrap(each))?.toUpperCase() === word);
  return index < 0 ? undefined : rest[index + 1];
}

/** `export const maxDuration = 300`, which routes of Next.js tell their platform. */
function limitIn(file: ts.SourceFile, analysis: Analysis): number | undefined {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && name.text === "maxDuration")
        return numberOf(initializer, analysis);
  }
  return undefined;
}
