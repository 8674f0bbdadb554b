/** Calls that make something new: a row, a thing at another service, by themselves or in an own function. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, entityKey, isInsert } from "../../kit/data/access.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { heldBy } from "../../kit/data/literals.ts";
import { accessOf } from "../../kit/data/read.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { effectsOfFunction } from "../../kit/effects/summary.ts";
import { assignedTo, originsOf } from "../../kit/flow/origins.ts";
import { resourceOf } from "../../kit/flow/resources.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import { calledName, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";

export interface Act {
  /** The call or creation in the asked code. */
  readonly node: ts.CallExpression | ts.TaggedTemplateExpression | ts.NewExpression;
  readonly kind: "row" | "thing";
  readonly key: string;
  /** For messages: `tag.create`. */
  readonly name: string;
  /** The insert itself; undefined for things and for what only a name tells of. */
  readonly access: Access | undefined;
  /** Own functions between the asked code and the insert. */
  readonly steps: number;
  readonly certainty: "resolved" | "shape" | "name";
}

const CREATING =
  /^(create|add|insert|save|register|new|make|store|provision|upsert|init|record|persist|invite|join|subscribe|link|assign|grant|open|issue|generate|ensure|submit|enroll|attach|build|put|write|post|import|clone|duplicate|copy|accept|claim|redeem|apply|process|handle|do|execute|run|perform)$/;

/** Names of copies: filling one twice loses nothing. */
const CACHED = /cache|memo|pool$|buffer|registry|queue$|map$/;

/** What a node of running code makes; a call of an own function may make several things. */
export function actsAt(node: ts.Node, analysis: Analysis): readonly Act[] {
  if (ts.isTaggedTemplateExpression(node)) {
    const access = accessOf(node, analysis);
    return access !== undefined && isInsert(access) && !access.handlesConflict
      ? row(node, access, 0)
      : [];
  }
  if (!ts.isCallExpression(node)) return [];
  const access = accessOf(node, analysis);
  if (access !== undefined && access.certainty !== "name") {
    if (access.handlesConflict) return [];
    if (isInsert(access)) return row(node, access, 0);
    return access.operation === "save" ? saved(node, access, analysis) : [];
  }
  const document = newDocumentSaved(node, analysis);
  if (document !== undefined) return [document];
  const name = calledName(node.expression)?.text ?? "";
  const verb = wordsOf(name)[0] ?? "";
  if (!CREATING.test(verb)) return [];
  const body = bodyOfCalled(node, analysis);
  if (body !== undefined) {
    const inner = insertsIn(body, node, analysis);
    if (inner.length > 0) return inner;
  }
  const resource = resourceOf(node, analysis);
  if (resource !== undefined)
    return resource.action === "create" ? [thing(node, resource.key, 0)] : [];
  if (access !== undefined && access.operation === "insert" && body === undefined)
    return CACHED.test(access.entity?.key ?? "") ? [] : row(node, access, 0);
  return [];
}

function row(
  node: ts.CallExpression | ts.TaggedTemplateExpression,
  access: Access,
  steps: number,
): readonly Act[] {
  if (access.entity === undefined) return [];
  return [
    {
      node,
      kind: "row",
      key: access.entity.key,
      name: shortName(node),
      access,
      steps,
      certainty: access.certainty,
    },
  ];
}

function thing(node: ts.CallExpression, key: string, steps: number): Act {
  return {
    node,
    kind: "thing",
    key,
    name: shortName(node),
    access: undefined,
    steps,
    certainty: "shape",
  };
}

/** The inserts of an own function, unless it looks for the row itself. */
function insertsIn(
  body: ReturnType<typeof bodyOfCalled> & object,
  call: ts.CallExpression,
  analysis: Analysis,
): readonly Act[] {
  const effects = effectsOfFunction(body, analysis, 1);
  const acts: Act[] = [];
  for (const { effect, via } of effects) {
    if (via.length > 1) continue;
    const { access } = effect;
    if (access !== undefined) {
      if (!isInsert(access) || access.handlesConflict || access.entity === undefined) continue;
      if (access.certainty === "name") {
        const resource = ts.isCallExpression(access.anchor)
          ? resourceOf(access.anchor, analysis)
          : undefined;
        if (resource?.action !== "create") continue;
      }
      const { key } = access.entity;
      const looks = effects.some(
        (each) =>
          each.effect.access?.entity?.key === key &&
          each.effect.action === "read" &&
          each.effect.node.pos < effect.node.pos,
      );
      if (!looks && !acts.some((each) => each.key === key))
        acts.push({
          node: call,
          kind: "row",
          key,
          name: shortName(call),
          access,
          steps: via.length + 1,
          certainty: access.certainty,
        });
      continue;
    }
    const resource = ts.isCallExpression(effect.node)
      ? resourceOf(effect.node, analysis)
      : undefined;
    if (resource?.action === "create") acts.push(thing(call, resource.key, via.length + 1));
  }
  return acts;
}

/** TypeORM's `save` inserts what was created here and updates what was read. */
function saved(node: ts.CallExpression, access: Access, analysis: Analysis): readonly Act[] {
  const argument = node.arguments.at(-1);
  if (argument === undefined || access.entity === undefined) return [];
  // `save({ email })` without an id makes a row.
  if (isNewLiteral(unwrap(argument))) return row(node, access, 0);
  const creations = creationsOf(argument, analysis);
  if (creations.length === 0) return [];
  const [creation] = creations;
  const isMixed = hasReadOrigin(argument, analysis);
  // `let row = await find(); if (!row) row = repo.create(…); await repo.save(row)`: the branch creates.
  if (isMixed)
    return creation === undefined || creation === unwrap(argument)
      ? []
      : [{ ...(row(node, access, 0)[0] as Act), node: creation, name: shortName(node) }];
  return row(node, access, 0);
}

function isNewLiteral(node: ts.Expression): boolean {
  return (
    ts.isObjectLiteralExpression(node) &&
    node.properties.length > 0 &&
    node.properties.every(
      (each) => !ts.isSpreadAssignment(each) && !/^_?id$/i.test(each.name?.getText() ?? ""),
    )
  );
}

function hasReadOrigin(argument: ts.Expression, analysis: Analysis): boolean {
  const target = unwrap(argument);
  if (!ts.isIdentifier(target)) return false;
  return originsOf(target, analysis).some(
    (each) => each.path.length === 0 && (each.access !== undefined || each.resource !== undefined),
  );
}

/** `repo.create({…})`, `new User()`, `{…}` that an expression is or that its name is given. */
function creationsOf(
  expression: ts.Expression,
  analysis: Analysis,
): (ts.CallExpression | ts.NewExpression)[] {
  const target = unwrap(expression);
  if (isCreation(target)) return [target];
  if (!ts.isIdentifier(target)) return [];
  const declaration = localDeclaration(target, analysis);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return [];
  const values = [
    ...(declaration.initializer === undefined ? [] : [declaration.initializer]),
    ...((ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0
      ? assignedTo(declaration, target, analysis)
      : []),
  ];
  return values.map(unwrap).filter(isCreation);
}

function isCreation(node: ts.Expression): node is ts.CallExpression | ts.NewExpression {
  if (ts.isNewExpression(node)) return /^[A-Z]/.test(lastName(node.expression));
  return (
    ts.isCallExpression(node) &&
    lastName(node.expression) === "create" &&
    !ts.isAwaitExpression(node.parent) &&
    node.arguments.length > 0
  );
}

/** `const user = new User(values); await user.save()`. */
function newDocumentSaved(call: ts.CallExpression, analysis: Analysis): Act | undefined {
  if (calledName(call.expression)?.text !== "save") return undefined;
  const receiver = receiverOf(call);
  if (receiver === undefined || !(ts.isIdentifier(receiver) || ts.isNewExpression(receiver)))
    return undefined;
  const creation = creationsOf(receiver, analysis).find(ts.isNewExpression);
  if (creation === undefined) return undefined;
  const name = lastName(creation.expression);
  if (call.arguments.some((each) => isFunctionNode(unwrap(each)))) return undefined;
  const isMixed = hasReadOrigin(receiver, analysis);
  return {
    node: isMixed ? creation : call,
    kind: "row",
    key: entityKey(name),
    name: `${ts.isIdentifier(receiver) ? receiver.text : name}.save`,
    access: undefined,
    steps: 0,
    certainty: "shape",
  };
}

/** `tag.create` of `this.prisma.tag.create`, `insert(invites)` of a builder, `createTag`. */
function shortName(node: ts.CallExpression | ts.TaggedTemplateExpression): string {
  if (ts.isTaggedTemplateExpression(node)) return "insert";
  const callee = unwrap(node.expression);
  const [first] = node.arguments;
  if (ts.isPropertyAccessExpression(callee)) {
    const method = callee.name.text;
    if (/^(insert|into|insertInto)$/.test(method) && first !== undefined) {
      const table = heldByName(first);
      if (table !== undefined) return `${method}(${table})`;
    }
    const owner = unwrap(callee.expression);
    if (owner.kind === ts.SyntaxKind.ThisKeyword) return method;
    const ownerName = lastName(owner);
    return ownerName === "" ? method : `${ownerName}.${method}`;
  }
  // `knex("users").insert(…)`
  if (
    first !== undefined &&
    ts.isStringLiteralLike(first) &&
    ts.isPropertyAccessExpression(node.parent)
  )
    return `insert(${first.text})`;
  return nameOfCall(node);
}

function heldByName(node: ts.Expression): string | undefined {
  const target = unwrap(node);
  if (ts.isStringLiteralLike(target)) return target.text;
  const name = lastName(target);
  return name === "" ? undefined : name;
}

/** The values that a new row is given, for saves of documents too. */
export function literalOfAct(act: Act, analysis: Analysis): ts.Expression | undefined {
  const held = ts.isNewExpression(act.node) ? act.node.arguments?.[0] : undefined;
  return heldBy(held, analysis);
}

/** A cheap look whether a call can be one, by the name it is made by. */
export function isActName(name: string): boolean {
  return (
    CREATING.test(wordsOf(name)[0] ?? "") ||
    /^(\$?query|raw|\$executeRaw|nativeInsert|bulkCreate)/.test(name)
  );
}
