/** The schemas of a repository: found on the first question, kept by content, and chosen by nearness. */
import type { EntitySchema } from "../../../rules/kit/analysis.ts";
import type { GeneratedModules } from "../program.ts";
import type { Problem } from "../report.ts";
import type { Workspace } from "../workspace.ts";
import type { Declared } from "./entity.ts";
import { createNearness, type Nearness } from "./nearness.ts";
import { createPrismaStore, PRISMA_EXTENSION } from "./prisma-store.ts";

/** Also answers imports of the clients that generators make from schemas. */
export interface SchemaStore extends GeneratedModules {
  /** The entity of that key whose schema is nearest to a file; undefined when none is declared. */
  find(key: string, near: string): EntitySchema | undefined;
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

/** Announces to the workspace what generators write. */
export function createSchemas(workspace: Workspace): SchemaStore {
  let near: Nearness | undefined;
  const nearness = (): Nearness => {
    near ??= createNearness(workspace);
    return near;
  };
  const prisma = createPrismaStore(workspace, nearness);
  let index: ReadonlyMap<string, readonly Declared[]> | undefined;
  let declared: readonly Declared[] = [];
  workspace.expect(prisma.modules().outputs);

  function indexed(): ReadonlyMap<string, readonly Declared[]> {
    if (index !== undefined) return index;
    declared = prisma.entities();
    const found = new Map<string, Declared[]>();
    for (const each of declared)
      for (const key of each.keys) found.set(key, [...(found.get(key) ?? []), each]);
    index = found;
    return found;
  }

  return {
    resolve: (specifier, containing, found) =>
      prisma.modules().resolve(specifier, containing, found),
    textOf: (module) => prisma.modules().textOf(module),
    find(key, path) {
      const candidates = indexed().get(key);
      if (candidates === undefined) return undefined;
      return nearness().nearest(candidates, path, ({ entity }) => entity.place.file)?.entity;
    },
    all() {
      indexed();
      return declared;
    },
    changed(path) {
      if (!path.endsWith(PRISMA_EXTENSION)) return undefined;
      const before = prisma.modules().shape;
      prisma.forget();
      index = undefined;
      return prisma.modules().shape === before ? "entities" : "modules";
    },
    problems: prisma.problems,
  };
}
