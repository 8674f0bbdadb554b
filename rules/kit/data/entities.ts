/** Which entities a file writes, and which ones the code around a place has to do with. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import type { Place } from "../rule.ts";
import { calledName, placeOf } from "../syntax.ts";
import { type Access, isWrite } from "./access.ts";
import { accessOf } from "./read.ts";

/** An entity by the schema that declares it, since two services may each have an `Order` of their own. */
export interface Entity {
  readonly id: string;
  /** As the code names it. */
  readonly name: string;
}

export interface EntityWrite {
  readonly entity: Entity;
  readonly at: ts.Node;
  readonly place: Place;
}

/** Only these names are worth a question to the checker. */
const WRITING =
  /^(?:\$?execute|\$?query|create|insert|update|upsert|save|delete|remove|destroy|set|values|increment|decrement|replace|findOneAnd|findByIdAnd|findAndModify|bulk|persist|native|soft|restore|from|into|table)/i;

/** How far calls are followed from a place. */
const DEEPEST = 2;

/** Writes that are understood without doubt. */
export function writesIn(file: ts.SourceFile, analysis: Analysis): readonly EntityWrite[] {
  const found: EntityWrite[] = [];
  const visit = (node: ts.Node): void => {
    const access = accessAt(node, analysis);
    const entity = access === undefined ? undefined : entityOf(access, analysis);
    if (access !== undefined && entity !== undefined && isWrite(access))
      found.push({ entity, at: access.anchor, place: placeOf(access.node) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The ids of the entities that the functions around some places read or write, functions that they call included. */
export function entitiesAround(
  places: readonly ts.Node[],
  analysis: Analysis,
): ReadonlySet<string> {
  const ids = new Set<string>();
  const seen = new Set<ts.Node>();
  const look = (owner: ts.Node, depth: number): void => {
    if (seen.has(owner)) return;
    seen.add(owner);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) {
        const access = accessOf(node, analysis);
        const entity = access === undefined ? undefined : entityOf(access, analysis);
        if (entity !== undefined) ids.add(entity.id);
        if (access === undefined && ts.isCallExpression(node) && depth < DEEPEST) {
          const called = analysis.declarationOf(node.expression);
          if (called !== undefined && hasBody(called)) look(called, depth + 1);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(owner);
  };
  for (const place of places) look(ownerOf(place), 0);
  return ids;
}

function hasBody(node: ts.Node): boolean {
  const isFunction = ts.isFunctionLike(node) || ts.isVariableDeclaration(node);
  return isFunction && !node.getSourceFile().isDeclarationFile;
}

function accessAt(node: ts.Node, analysis: Analysis): Access | undefined {
  if (ts.isTaggedTemplateExpression(node)) return accessOf(node, analysis);
  if (!ts.isCallExpression(node)) return undefined;
  const name = calledName(node.expression)?.text;
  return name !== undefined && WRITING.test(name) ? accessOf(node, analysis) : undefined;
}

function entityOf({ entity, certainty, anchor }: Access, analysis: Analysis): Entity | undefined {
  if (entity === undefined || certainty === "name") return undefined;
  // Without a schema only the code of one package can be taken to mean the same table.
  const home =
    analysis.schemaOf(entity.key, anchor)?.place.file ??
    analysis.packageOf(anchor.getSourceFile()).directory;
  return { id: `${home}#${entity.key}`, name: entity.name };
}

/** The outermost function around a node that is not a whole class; the node's statement outside of functions. */
function ownerOf(node: ts.Node): ts.Node {
  let owner: ts.Node = node;
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (ts.isFunctionLike(at) && !ts.isFunctionTypeNode(at)) owner = at;
    if (ts.isClassLike(at) || ts.isSourceFile(at)) break;
  }
  return owner;
}
