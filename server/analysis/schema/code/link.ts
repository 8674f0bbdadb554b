/** Puts the pieces that several files hold together: base classes, shared columns, schemas and their models. */
import type { UniqueKey } from "../../../../rules/kit/analysis.ts";
import { type Declared, declare } from "../entity.ts";
import type { Addition, CodeEntity, CodeField, ColumnHelper, Reading } from "./reading.ts";

/** `readings` in a stable order; of several pieces of one name the one in the same file counts, else the nearest path. */
export function link(readings: readonly Reading[]): Declared[] {
  const entities = readings.flatMap((reading) => reading.entities);
  const pieces = groupBy(entities, ({ name }) => name);
  const helpers = groupBy(
    readings.flatMap((reading) => reading.helpers),
    ({ name }) => name,
  );
  const additions = groupBy(
    readings.flatMap((reading) => reading.additions),
    ({ to }) => to,
  );
  return entities
    .filter(({ isPiece }) => !isPiece)
    .map((entity) => declaredBy(entity, { pieces, helpers, additions }));
}

interface Parts {
  readonly pieces: ReadonlyMap<string, readonly CodeEntity[]>;
  readonly helpers: ReadonlyMap<string, readonly ColumnHelper[]>;
  readonly additions: ReadonlyMap<string, readonly Addition[]>;
}

interface Whole {
  readonly fields: readonly CodeField[];
  readonly uniques: readonly UniqueKey[];
  readonly isComplete: boolean;
}

function declaredBy(entity: CodeEntity, parts: Parts): Declared {
  const added = additionsTo(entity, parts);
  const whole = wholeOf(entity, parts, new Set());
  const fields = [...whole.fields, ...added.flatMap((each) => each.fields ?? [])];
  const known = fields.map((field) => withHelper(field, parts.helpers));
  return declare({
    name: entity.name,
    otherNames: [...entity.otherNames, ...added.flatMap((each) => each.otherNames ?? [])],
    source: entity.source,
    place: entity.place,
    fields: known.map(({ field }) => field),
    uniques: [
      ...known.flatMap(({ key }) => key ?? []),
      ...whole.uniques,
      ...added.flatMap((each) => each.uniques ?? []),
    ],
    isComplete:
      whole.isComplete &&
      known.every(({ isKnown }) => isKnown) &&
      added.every(({ isOpen }) => isOpen !== true),
  });
}

/** What is said of an entity elsewhere, under its name and those that others give it. */
function additionsTo(entity: CodeEntity, { additions, pieces }: Parts): Addition[] {
  const found = new Set<Addition>();
  const names = new Set([entity.name]);
  // Names are added while the loop runs.
  for (const name of names) {
    for (const addition of additions.get(name) ?? []) {
      const { file } = addition;
      const own = pieces.get(name)?.filter((piece) => piece.place.file === file) ?? [];
      const isMeant =
        own.length > 0
          ? own.includes(entity)
          : file === entity.place.file || isOnly(entity, pieces.get(name));
      if (!isMeant) continue;
      found.add(addition);
      for (const other of addition.otherNames ?? []) names.add(other);
    }
  }
  return [...found];
}

/** Other files mean an entity by its name alone when no other goes by it. */
function isOnly(entity: CodeEntity, named: readonly CodeEntity[] | undefined): boolean {
  return named?.length === 1 && named[0] === entity;
}

/** An entity with all that it takes in; what it says itself comes last and counts most. */
function wholeOf(entity: CodeEntity, parts: Parts, seen: Set<CodeEntity>): Whole {
  seen.add(entity);
  let isComplete = entity.isComplete;
  const fields = new Map<string, CodeField>();
  const uniques: UniqueKey[] = [];
  const optional = entity.mayTake ?? [];
  for (const name of [...optional, ...entity.takes]) {
    const piece = nearestTo(entity.place.file, parts.pieces.get(name) ?? [], seen);
    if (piece === undefined) {
      isComplete &&= optional.includes(name);
      continue;
    }
    const taken = wholeOf(piece, parts, seen);
    for (const field of taken.fields) fields.set(field.name, field);
    uniques.push(...taken.uniques);
    isComplete &&= taken.isComplete;
  }
  for (const field of entity.fields) fields.set(field.name, field);
  uniques.push(...entity.uniques);
  return { fields: [...fields.values()], uniques, isComplete };
}

function withHelper(
  field: CodeField,
  helpers: ReadonlyMap<string, readonly ColumnHelper[]>,
): { readonly field: CodeField; readonly key?: UniqueKey; readonly isKnown: boolean } {
  if (field.helper === undefined) return { field, isKnown: true };
  const named = helpers.get(field.helper) ?? [];
  const own = named.filter(({ file }) => file === field.place.file);
  const [helper, ...others] = own.length > 0 ? own : named;
  // Two helpers of one name that disagree about keys are no answer.
  if (helper === undefined || others.some((other) => other.isUnique !== helper.isUnique))
    return { field, isKnown: false };
  const { type, isUpdateTime, isUnique } = helper;
  const filled = { ...field, type, isUpdateTime: isUpdateTime || field.isUpdateTime === true };
  const key = isUnique ? { fields: [field.name], place: field.place } : undefined;
  return { field: filled, isKnown: true, ...(key === undefined ? {} : { key }) };
}

function nearestTo(
  file: string,
  candidates: readonly CodeEntity[],
  seen: ReadonlySet<CodeEntity>,
): CodeEntity | undefined {
  let best: CodeEntity | undefined;
  for (const candidate of candidates) {
    if (seen.has(candidate)) continue;
    if (best === undefined || shared(candidate, file) > shared(best, file)) best = candidate;
  }
  return best;
}

/** How many characters two paths have in common; a file shares most with itself. */
function shared({ place }: CodeEntity, file: string): number {
  let count = 0;
  while (count < file.length && place.file[count] === file[count]) count += 1;
  return place.file === file ? Number.POSITIVE_INFINITY : count;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
