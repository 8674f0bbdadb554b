/** Reads behind a write that an own function makes through a replica: nothing at the call tells of it. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isRead, isWrite, sameEntity } from "../../kit/data/access.ts";
import { lastName } from "../../kit/data/chain.ts";
import { accessOf } from "../../kit/data/read.ts";
import { effectsOfCall } from "../../kit/effects/summary.ts";
import { descendants, enclosingFunction, isFunctionNode, unwrap } from "../../kit/syntax.ts";

export interface Reread {
  readonly entity: string;
  readonly read: ts.Node;
  readonly written: ts.Node;
}

const NAMED =
  /replica|read_?only|slave|secondary|follower|standby|^(db|prisma|knex|pool|sql|data_?source)?_?(reader|ro|read)(db|pool|client|prisma|knex|connection|source)?$/i;
/** A client is made with the address of a copy. */
const MADE =
  /replica|read_?only|reader|slave|secondary|follower|standby|_RO\b|READ_(DB|HOST|URL|DATABASE)|(DB|DATABASE|PG|MYSQL|POSTGRES)_READ/i;

/** `await writer.insert(…); return view(id)` with `view` that reads through a replica. */
export function rereadBehind(call: ts.CallExpression, analysis: Analysis): Reread | undefined {
  const home = enclosingFunction(call);
  if (home === undefined) return undefined;
  for (const read of readsThroughReplica(call, analysis)) {
    for (const each of descendants(home, (node) => node === home || !isFunctionNode(node))) {
      if (!ts.isCallExpression(each) || each.end > call.pos) continue;
      if (writesOf(each, analysis).some((write) => sameEntity(read, write)))
        return {
          entity: read.entity?.name ?? "",
          read: read.anchor,
          written: each.expression,
        };
    }
  }
  return undefined;
}

function readsThroughReplica(call: ts.CallExpression, analysis: Analysis): readonly Access[] {
  if (accessOf(call, analysis) !== undefined) {
    const own = accessOf(call, analysis);
    return own !== undefined && isRead(own) && isReplica(own.root, analysis) ? [own] : [];
  }
  return effectsOfCall(call, analysis).flatMap(({ effect, via }) =>
    effect.access !== undefined &&
    via.length > 0 &&
    isRead(effect.access) &&
    isReplica(effect.access.root, analysis)
      ? [effect.access]
      : [],
  );
}

function writesOf(call: ts.CallExpression, analysis: Analysis): readonly Access[] {
  const own = accessOf(call, analysis);
  const all =
    own !== undefined
      ? [own]
      : effectsOfCall(call, analysis).flatMap(({ effect }) => effect.access ?? []);
  return all.filter(
    (each) => isWrite(each) && each.certainty !== "name" && !isReplica(each.root, analysis),
  );
}

/** By its name, or by what it was made with. */
function isReplica(root: ts.Expression, analysis: Analysis): boolean {
  const at = unwrap(root);
  const name = ts.isCallExpression(at) ? lastName(at.expression) : lastName(at);
  if (NAMED.test(name.replace(/^\$/, ""))) return true;
  if (!ts.isIdentifier(at)) return false;
  const declared = analysis.declarationOf(at);
  return (
    declared !== undefined &&
    ts.isVariableDeclaration(declared) &&
    declared.initializer !== undefined &&
    !isFunctionNode(unwrap(declared.initializer)) &&
    declared.initializer.getText().length < 400 &&
    MADE.test(declared.initializer.getText()) &&
    !/writer|primary|replicas/i.test(declared.initializer.getText())
  );
}
