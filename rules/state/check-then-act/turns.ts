/** States that are judged first and changed later, with something done in between or behind that must be done once. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, conditionOn, isWrite } from "../../kit/data/access.ts";
import { chainOf } from "../../kit/data/chain.ts";
import { literalOf } from "../../kit/data/literals.ts";
import { accessOf } from "../../kit/data/read.ts";
import { sqlSourceOf } from "../../kit/data/sql.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { exits, type Governing, governing } from "../../kit/flow/governing.ts";
import { looksBehind } from "../../kit/flow/looks.ts";
import { entityKeysOf, originsOf } from "../../kit/flow/origins.ts";
import {
  calledName,
  descendants,
  isFunctionNode,
  literalText,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import type { Doubt } from "./doubt.ts";

/** Fields that say how far something has come. */
const STATES =
  /(status|state|stage|phase)$|(used|accepted|claimed|redeemed|processed|consumed|verified|completed|started|locked|paid|sent|refunded|cancell?ed|revoked|finished|confirmed|approved|rejected|delivered|published|activated|resolved|settled|fulfilled|shipped|captured|executed|applied|granted)(At|On|_at|_on)?$/i;
const SETTERS =
  /^(update|set|mark|save|persist|patch|change|transition|move|flush|findOneAndUpdate|findByIdAndUpdate|query|execute)/;

/** A write that gives a state a value that does not depend on the row. */
interface Turn {
  readonly deed: ts.CallExpression;
  readonly field: string;
  /** The new state, see `stateName`. */
  readonly to: string;
  /** For `row.status = …; save(row)`: the row. */
  readonly row: string | undefined;
}

export function turnDoubts(unit: ts.Node, analysis: Analysis): Doubt[] {
  const found: Doubt[] = [];
  for (const node of descendants(unit)) {
    if (found.length > 6) break;
    if (!ts.isCallExpression(node)) continue;
    const name = calledName(node.expression)?.text ?? "";
    if (!SETTERS.test(name)) continue;
    for (const turn of turnsOf(node, name, unit, analysis)) {
      const doubt = doubtOf(turn, unit, analysis);
      if (doubt === undefined) continue;
      found.push(doubt);
      break;
    }
  }
  return found;
}

function turnsOf(
  deed: ts.CallExpression,
  name: string,
  unit: ts.Node,
  analysis: Analysis,
): readonly Turn[] {
  const access = accessOf(deed, analysis);
  if (access !== undefined && access.certainty !== "name" && access.operation !== "save") {
    if (!/^(update|update-many)$/.test(access.operation)) return [];
    if (access.where?.isComplete === false) return [];
    return (access.data?.assignments ?? []).flatMap(({ field, kind, value }) => {
      const to = value === undefined ? stated(field, access, analysis) : fixed(value);
      return kind === "set" &&
        to !== undefined &&
        STATES.test(field) &&
        conditionOn(access.where, field) === undefined &&
        access.where?.conditions.some((each) => STATES.test(each.field)) !== true
        ? [{ deed, field, to, row: undefined }]
        : [];
    });
  }
  // A step of a statement is told of by the call that begins it.
  if (
    chainOf(deed).steps.some(({ call }) => call !== deed && accessOf(call, analysis) !== undefined)
  )
    return [];
  const saved = savedRow(deed, name);
  if (saved !== undefined) return assigned(saved, deed, unit);
  return named(deed, name, analysis);
}

/** `row.save()`, `repository.save(row)`, `this.orders.update(row)` */
function savedRow(deed: ts.CallExpression, name: string): string | undefined {
  const callee = unwrap(deed.expression);
  if (name === "save" && deed.arguments.length === 0 && ts.isPropertyAccessExpression(callee)) {
    const row = unwrap(callee.expression);
    return ts.isIdentifier(row) ? row.text : undefined;
  }
  const given = deed.arguments.map((each) => unwrap(each)).find(ts.isIdentifier);
  return /^(save|update|persist)/.test(name) && deed.arguments.length <= 2
    ? given?.text
    : undefined;
}

/** What the row's fields were given before it is saved. */
function assigned(row: string, deed: ts.CallExpression, unit: ts.Node): Turn[] {
  const found: Turn[] = [];
  for (const node of descendants(unit)) {
    if (node.pos >= deed.pos) break;
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      node.left.expression.getText() === row &&
      STATES.test(node.left.name.text) &&
      isFixed(node.right)
    )
      found.push({ deed, field: node.left.name.text, to: stateName(node.right), row });
  }
  return found;
}

/** `setJobStatus(id, "failed")`, `orders.update(id, { status: "paid" })`, of whatever class. */
function named(deed: ts.CallExpression, name: string, analysis: Analysis): Turn[] {
  const words = wordsOf(name);
  const found: Turn[] = [];
  if (
    /^(set|update|change|mark)$/.test(words[0] ?? "") &&
    /^(status|state)$/.test(words.at(-1) ?? "")
  )
    for (const each of deed.arguments)
      if (isFixed(each))
        found.push({ deed, field: words.at(-1) ?? "", to: stateName(each), row: undefined });
  if (!/^(update|patch|set)/.test(name)) return found;
  // One that is told what to expect compares by itself.
  if (deed.arguments.filter((each) => literalOf(each, analysis) !== undefined).length !== 1)
    return found;
  for (const each of deed.arguments) {
    const literal = literalOf(each, analysis);
    for (const property of literal?.properties ?? []) {
      if (!ts.isPropertyAssignment(property)) continue;
      const field = propertyName(property.name) ?? "";
      if (STATES.test(field) && isFixed(property.initializer))
        found.push({ deed, field, to: stateName(property.initializer), row: undefined });
    }
  }
  return found;
}

function fixed(value: ts.Expression): string | undefined {
  return isFixed(value) ? stateName(value) : undefined;
}

/** `set status = 'sent', sent_at = now()` */
function stated(field: string, access: Access, analysis: Analysis): string | undefined {
  const text = sqlSourceOf(access.anchor, analysis)?.text;
  const found = new RegExp(
    `\\b${field}\\s*=\\s*(?:'([^']*)'|(now\\(\\)|current_timestamp|true))`,
    "i",
  ).exec(text ?? "");
  return (found?.[1] ?? found?.[2])?.replace(/[_-]/g, "").toLowerCase();
}

function isFixed(value: ts.Expression): boolean {
  const at = unwrap(value);
  return (
    literalText(at) !== undefined ||
    at.kind === ts.SyntaxKind.TrueKeyword ||
    (ts.isNewExpression(at) && at.expression.getText() === "Date") ||
    (ts.isPropertyAccessExpression(at) && /^[A-Z]/.test(at.getText())) ||
    (ts.isCallExpression(at) && /^(Date\.now|dayjs|moment)\(|\bnow\(\)/.test(at.getText())) ||
    (ts.isIdentifier(at) && /^now$/i.test(at.text)) ||
    (ts.isTaggedTemplateExpression(at) && /now\(\)|current_timestamp/i.test(at.getText()))
  );
}

function doubtOf(turn: Turn, unit: ts.Node, analysis: Analysis): Doubt | undefined {
  for (const each of governing(turn.deed, unit)) {
    if (each.kind === "assertion" || each.kind === "caught") continue;
    for (const member of statesIn(each.condition, turn.field, analysis)) {
      if (!shutsOut(member, each, turn)) continue;
      if (turn.row !== undefined && rowOf(member) !== turn.row) continue;
      const look = lookOf(member, turn, analysis);
      if (look === undefined || isTakenBefore(turn, unit, analysis)) continue;
      const other = doneOnce(each.condition, turn.deed, analysis);
      if (other !== undefined) return { deed: turn.deed, look, condition: each.condition };
    }
  }
  return undefined;
}

/** The awaited call that the judged row, or the judged state itself, comes from. */
function lookOf(
  member: ts.Expression,
  { deed }: Turn,
  analysis: Analysis,
): ts.CallExpression | undefined {
  const key = entityOf(deed, analysis);
  const look = looksBehind(member, analysis).find(
    ({ call, access }) =>
      call.pos < deed.pos &&
      access?.locksRows !== true &&
      (access !== undefined || LOOKS.test(calledName(call.expression)?.text ?? "")) &&
      (key === undefined || isAbout(key, call, access, analysis)),
  );
  return look?.call ?? upsertBehind(member, deed, analysis);
}

function entityOf(deed: ts.CallExpression, analysis: Analysis): string | undefined {
  const access = accessOf(deed, analysis);
  return access === undefined || access.certainty === "name" ? undefined : access.entity?.key;
}

/** The look is for a row of the kind, or its name says so. */
function isAbout(
  key: string,
  call: ts.CallExpression,
  access: Access | undefined,
  analysis: Analysis,
): boolean {
  if (access?.entity?.key === key) return true;
  const text = call.expression
    .getText()
    .replace(/[^\w]|_/g, "")
    .toLowerCase();
  return (
    text.includes(key) ||
    originsOf(call, analysis).some(
      (each) => each.unknowns === 0 && entityKeysOf(each).includes(key),
    )
  );
}

/** A write before it asks for the state that it expects, so that one request alone gets here. */
function isTakenBefore({ deed }: Turn, unit: ts.Node, analysis: Analysis): boolean {
  const key = entityOf(deed, analysis);
  for (const node of descendants(unit)) {
    if (node.pos >= deed.pos) return false;
    if (!ts.isCallExpression(node)) continue;
    const access = /^(update|set|findOneAndUpdate|execute|query)/.test(
      calledName(node.expression)?.text ?? "",
    )
      ? accessOf(node, analysis)
      : undefined;
    if (access === undefined || !isWrite(access) || access.entity?.key !== key) continue;
    if (access.where?.conditions.some(({ field }) => STATES.test(field)) === true) return true;
  }
  return false;
}

/** An upsert that gives the row that was there. */
function upsertBehind(
  member: ts.Expression,
  deed: ts.CallExpression,
  analysis: Analysis,
): ts.CallExpression | undefined {
  const found = originsOf(member, analysis).find(
    ({ access, at, via }) =>
      access?.operation === "upsert" && via.length === 0 && at.pos < deed.pos,
  )?.access?.anchor;
  return found !== undefined && ts.isCallExpression(found) ? found : undefined;
}

const LOOKS = /^(get|find|fetch|load|read|query|select|retrieve|lookup|by|one|require|first)/i;

/** `row.status`, a name that was taken out of the row, and a name that holds the answer of `getStatus()`. */
function statesIn(condition: ts.Expression, field: string, analysis: Analysis): ts.Expression[] {
  const found: ts.Expression[] = [];
  const at = unwrap(condition);
  for (const node of [at, ...descendants(at, (each) => !isFunctionNode(each))]) {
    if (ts.isPropertyAccessExpression(node)) {
      if (node.name.text === field) found.push(node);
    } else if (ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent)) {
      if (isAnswer(node, field, analysis)) found.push(node);
    }
  }
  return found;
}

function isAnswer(name: ts.Identifier, field: string, analysis: Analysis): boolean {
  const declaration = localDeclaration(name, analysis);
  if (declaration === undefined) return false;
  if (ts.isBindingElement(declaration))
    return (declaration.propertyName ?? declaration.name).getText() === field;
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return false;
  const held = unwrap(declaration.initializer);
  if (!ts.isAwaitExpression(held))
    return ts.isPropertyAccessExpression(held) && held.name.text === field;
  const call = unwrap(held.expression);
  const words = ts.isCallExpression(call) ? wordsOf(calledName(call.expression)?.text ?? "") : [];
  return words.includes(field.toLowerCase());
}

function rowOf(member: ts.Expression): string {
  const at = unwrap(member);
  return ts.isPropertyAccessExpression(at) ? at.expression.getText() : at.getText();
}

/** Whoever looks after the write does not get past the condition any more. */
function shutsOut(member: ts.Expression, { holds }: Governing, { to }: Turn): boolean {
  let at: ts.Node = member;
  while (ts.isParenthesizedExpression(at.parent) || ts.isNonNullExpression(at.parent))
    at = at.parent;
  const { parent } = at;
  if (ts.isPrefixUnaryExpression(parent)) return holds;
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.getText();
    if (/^[<>]/.test(operator)) return false;
    if (/^[!=]==?$/.test(operator)) {
      const other = parent.left === at ? parent.right : parent.left;
      const demands = operator.startsWith("=") === holds;
      if (/^(null|undefined)$/.test(other.getText())) return demands;
      return demands !== (stateName(other) === to);
    }
  }
  // `PENDING.includes(row.status)`
  if (ts.isCallExpression(parent)) return calledName(parent.expression)?.text === "includes";
  return !holds;
}

function stateName(node: ts.Expression): string {
  const at = unwrap(node);
  const text = ts.isPropertyAccessExpression(at) ? at.name.text : (literalText(at) ?? at.getText());
  return text.replace(/[_-]/g, "").toLowerCase();
}

/** What must not be done twice, whoever does it. */
const ONCE =
  /^(pay|payout|charge|refund|transfer|send|emit|publish|enqueue|dispatch|credit|debit|notify|trigger|start|run|execute|deploy|grant|issue|award|deliver|ship|capture|settle|submit|create|insert|add|increment|decrement|deduct|withdraw|deposit|release|provision|process|post|push|schedule|invoke|fulfil|fulfill)$/;
const ASIDE = /log|audit|activity|history|metric|analytics|track|telemetry|trace|span/i;

/** Another change or call behind the condition, waited for and made on the same way as the write. */
function doneOnce(
  condition: ts.Expression,
  deed: ts.CallExpression,
  analysis: Analysis,
): ts.Node | undefined {
  for (let at: ts.Node = deed; at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (isFunctionNode(at) && !ts.isCallExpression(parent)) return undefined;
    if (ts.isArrayLiteralExpression(parent)) {
      for (const each of parent.elements) if (each !== at && isOnce(each, analysis)) return each;
      continue;
    }
    if (!ts.isBlock(parent)) continue;
    for (const each of parent.statements) {
      if (each === at || each.pos < condition.end) continue;
      const found = isOnce(each, analysis);
      if (found !== undefined) return found;
      if (each.pos > at.pos && exits(each)) return undefined;
    }
  }
  return undefined;
}

function isOnce(root: ts.Node, analysis: Analysis): ts.Node | undefined {
  for (const node of [root, ...descendants(root)]) {
    if (!ts.isCallExpression(node) || ASIDE.test(node.expression.getText())) continue;
    const effect = effectOfCall(node, analysis);
    if (effect !== undefined && effect.certainty !== "name") {
      if (effect.action !== "write" || effect.target === "cache" || effect.target === "log")
        continue;
      if (effect.target !== "database") return node;
      if (/^(insert|insert-many|increment)$/.test(effect.access?.operation ?? "")) return node;
      if (effect.access?.data?.assignments.some(({ kind }) => kind === "increment") === true)
        return node;
      continue;
    }
    const verb = wordsOf(calledName(node.expression)?.text ?? "")[0] ?? "";
    if (ONCE.test(verb) && isWaitedFor(node)) return node;
  }
  return undefined;
}

function isWaitedFor(call: ts.CallExpression): boolean {
  const { parent } = call;
  return ts.isAwaitExpression(parent) || ts.isReturnStatement(parent);
}
