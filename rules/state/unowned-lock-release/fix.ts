/** Gives a lock an owner: a random value at its acquisition, compared by the store at its release. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { indentAt, insertAt, lineBreakOf, replaceNode, stepOf } from "../../kit/edits.ts";
import { habitsOf } from "../../kit/habits.ts";
import type { Acquisition } from "../../kit/locks.ts";
import type { Fix } from "../../kit/rule.ts";
import { withImport } from "../../kit/scaffold.ts";
import { enclosingFunction, enclosingStatement, unwrap } from "../../kit/syntax.ts";

const SCRIPT =
  "\"if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end\"";

/** Only where lock and release stand in one function: a token must get from one to the other. */
export function ownedReleaseFix(
  { call, key, value }: Acquisition,
  release: ts.CallExpression,
  analysis: Analysis,
  ownLock: ts.Node | undefined,
): readonly Fix[] {
  const owner = enclosingFunction(call);
  if (value === undefined || owner === undefined || enclosingFunction(release) !== owner) return [];
  if (release.arguments.length !== 1 || !isFixedValue(value)) return [];
  const statement = enclosingStatement(call);
  if (!ts.isBlock(statement.parent)) return [];
  const dialect = dialectOf(call, analysis);
  const client = receiverOf(release)?.getText() ?? "redis";
  return [
    {
      title: "Release only a lock of one's own (lease pattern)",
      safety: "review",
      // A project that has such a lock already wants it used, not written a second time.
      ...(ownLock === undefined ? {} : { isUnfinished: true }),
      edits: () => {
        const file = call.getSourceFile();
        const { name, edits } = withImport(file, "node:crypto", "randomUUID");
        const indent = indentAt(file, statement.getStart(file));
        const end = /;$/.test(statement.getText(file)) ? ";" : "";
        return [
          ...edits,
          insertAt(
            file,
            statement.getStart(file),
            `const lockToken = ${name}()${end}${lineBreakOf(file)}${indent}`,
          ),
          replaceNode(value, "lockToken"),
          replaceNode(release, callOf(release, `${client}.eval`, dialect, key.getText(file))),
        ];
      },
    },
  ];
}

/** A constant, a flag or the time: nothing that anybody compares. */
function isFixedValue(value: ts.Expression): boolean {
  const target = unwrap(value);
  return (
    ts.isStringLiteralLike(target) ||
    ts.isNumericLiteral(target) ||
    target.kind === ts.SyntaxKind.TrueKeyword ||
    /^Date\.now\(\)(\.toString\(\))?$/.test(target.getText())
  );
}

type Dialect = "ioredis" | "redis" | "upstash";

function dialectOf(call: ts.CallExpression, analysis: Analysis): Dialect {
  const options = call.arguments[2]?.getText() ?? "";
  if (!options.startsWith("{")) return "ioredis";
  const { dependencies } = analysis.packageOf(call.getSourceFile());
  if (/\b(NX|PX|EX|condition)\b/.test(options)) return "redis";
  return dependencies.has("redis") && !dependencies.has("@upstash/redis") ? "redis" : "upstash";
}

/** The call with an argument a line: the script leaves no room beside it. */
function callOf(release: ts.CallExpression, callee: string, dialect: Dialect, key: string): string {
  const file = release.getSourceFile();
  const base = indentAt(file, release.getStart(file));
  const inner = base + stepOf(file);
  const eol = lineBreakOf(file);
  const comma = habitsOf(file).hasTrailingCommas ? "," : "";
  const lines = [SCRIPT, ...argumentsFor(dialect, key)].map((each) => `${eol}${inner}${each}`);
  return `${callee}(${lines.join(",")}${comma}${eol}${base})`;
}

function argumentsFor(dialect: Dialect, key: string): readonly string[] {
  if (dialect === "ioredis") return ["1", key, "lockToken"];
  if (dialect === "redis") return [`{ keys: [${key}], arguments: [lockToken] }`];
  return [`[${key}]`, "[lockToken]"];
}
