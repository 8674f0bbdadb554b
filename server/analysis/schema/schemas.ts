/** The schemas of a repository: found on the first question, kept by content, and chosen by nearness. */
import type { EntitySchema } from "../../../rules/kit/analysis.ts";
import type { GeneratedModules } from "../program.ts";
import type { Problem } from "../report.ts";
import type { Workspace } from "../workspace.ts";
import { createCodeStore } from "./code-store.ts";
import { type Declared, plainName } from "./entity.ts";
import { withKeysOf } from "./merge.ts";
import { createNearness, type Nearness } from "./nearness.ts";
import { createPrismaStore, PRISMA_EXTENSION } from "./prisma-store.ts";
import { createSqlStore, SQL_EXTENSION } from "./sql-store.ts";

/** Also answers imports of the clients that generators make from schemas. */
export interface SchemaStore extends GeneratedModules {
  /**
   * The entity of that key whose schema is nearest to a file; undefined when none is declared.
   * `written` is the name that the code uses: several entities can share a key.
   */
  find(key: string, near: string, written?: string): EntitySchema | undefined;
  /** Everything that is declared, for explanations and tests. */
  all(): readonly Declared[];
  /**
   * Tells that a file changed, came or went: `modules` when imports may lead elsewhere,
   * `entities` when only what schemas say may have changed.
   */
  changed(path: string): "modules" | "entities" | undefined;
  /** What could not be read so far. */
  problems(): readonly Problem[];
}

/** Announces to the workspace what generators write. `textOf` gives the texts of source files, which others hold already. */
export function createSchemas(
  workspace: Workspace,
  textOf: (path: string) => string | undefined = workspace.read,
): SchemaStore {
  let near: Nearness | undefined;
  const nearness = (): Nearness => {
    near ??= createNearness(workspace);
    return near;
  };
  const prisma = createPrismaStore(workspace, nearness);
  const code = createCodeStore(workspace, textOf);
  const sql = createSqlStore(workspace, code.changes);
  let index: Index | undefined;
  workspace.expect(prisma.modules().outputs);

  function indexed(): Index {
    index ??= {
      entities: byKey([...prisma.entities(), ...code.entities()]),
      tables: byKey(sql.tables()),
      merged: new Map(),
    };
    return index;
  }

  /** What the code believes, with the keys that only the database was told of. */
  function find(key: string, path: string, written = key): EntitySchema | undefined {
    const { entities, tables, merged } = indexed();
    const names = [plainName(written), key];
    const entity = nearest(called(entities.get(key), names), path);
    if (entity === undefined) return nearest(called(tables.get(key), names), path)?.entity;
    const known = merged.get(entity);
    if (known !== undefined) return known;
    const named = entity.keys.flatMap((each) => tables.get(each) ?? []);
    const table = nearest(called(named, [...entity.names]), entity.entity.place.file);
    const found = table === undefined ? entity.entity : withKeysOf(entity.entity, table);
    merged.set(entity, found);
    return found;
  }

  function nearest(candidates: readonly Declared[] | undefined, path: string) {
    if (candidates === undefined) return undefined;
    return nearness().nearest(candidates, path, ({ entity }) => entity.place.file);
  }

  return {
    resolve: (specifier, containing, found) =>
      prisma.modules().resolve(specifier, containing, found),
    textOf: (module) => prisma.modules().textOf(module),
    find,
    all: () => [...prisma.entities(), ...code.entities(), ...sql.tables()],
    changed(path) {
      if (path.endsWith(PRISMA_EXTENSION)) {
        const before = prisma.modules().shape;
        prisma.forget();
        index = undefined;
        return prisma.modules().shape === before ? "entities" : "modules";
      }
      if (!path.endsWith(SQL_EXTENSION) && !code.changed(path)) return undefined;
      sql.forget();
      index = undefined;
      return "entities";
    },
    problems: prisma.problems,
  };
}

interface Index {
  readonly entities: ReadonlyMap<string, readonly Declared[]>;
  readonly tables: ReadonlyMap<string, readonly Declared[]>;
  readonly merged: Map<Declared, EntitySchema>;
}

/** Those that go by the first of the names that any goes by; all when none does. */
function called(
  candidates: readonly Declared[] | undefined,
  names: readonly string[],
): readonly Declared[] | undefined {
  for (const name of names) {
    const found = candidates?.filter((each) => each.names.has(name));
    if (found !== undefined && found.length > 0) return found;
  }
  return candidates;
}

function byKey(declared: readonly Declared[]): ReadonlyMap<string, readonly Declared[]> {
  const found = new Map<string, Declared[]>();
  for (const each of declared)
    for (const key of each.keys) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [each]);
      else known.push(each);
    }
  return found;
}
