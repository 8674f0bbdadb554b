/** The schemas of a repository: found on the first question, kept by content, and chosen by nearness. */
import type { EntitySchema } from "../../../rules/kit/analysis.ts";
import type { Problem } from "../report.ts";
import { reportPath } from "../workspace/paths.ts";
import type { Workspace } from "../workspace.ts";
import type { Declared } from "./entity.ts";
import { createNearness } from "./nearness.ts";
import { type PrismaFile, prismaEntities } from "./prisma.ts";
import { groupSchemas } from "./prisma-schemas.ts";
import { parsePsl } from "./psl.ts";

export interface SchemaStore {
  /** The entity of that key whose schema is nearest to a file; undefined when none is declared. */
  find(key: string, near: string): EntitySchema | undefined;
  /** Everything that is declared, for explanations and tests. */
  all(): readonly Declared[];
  /** Tells that a file changed, came or went; true when what schemas say may have changed. */
  changed(path: string): boolean;
  /** What could not be read so far. */
  problems(): readonly Problem[];
}

export function createSchemas(workspace: Workspace): SchemaStore {
  const prismaFiles = new Map<string, { readonly text: string; readonly file: PrismaFile }>();
  let nearness: ReturnType<typeof createNearness> | undefined;
  let index: ReadonlyMap<string, readonly Declared[]> | undefined;
  let declared: readonly Declared[] = [];

  function prismaFile(path: string): PrismaFile | undefined {
    const text = workspace.read(path);
    const known = prismaFiles.get(path);
    if (text === undefined || text === known?.text) return known?.file;
    const file = { path, parsed: parsePsl(text) };
    prismaFiles.set(path, { text, file });
    return file;
  }

  function indexed(): ReadonlyMap<string, readonly Declared[]> {
    if (index !== undefined) return index;
    const files = workspace
      .otherFiles((path) => path.endsWith(".prisma"))
      .flatMap((path) => prismaFile(path) ?? []);
    for (const path of prismaFiles.keys())
      if (!files.some((file) => file.path === path)) prismaFiles.delete(path);
    const schemas = groupSchemas(files, (path) => workspace.packageOf(path).directory);
    declared = schemas.flatMap((schema) => prismaEntities(schema.files));
    const found = new Map<string, Declared[]>();
    for (const each of declared)
      for (const key of each.keys) found.set(key, [...(found.get(key) ?? []), each]);
    index = found;
    return found;
  }

  return {
    find(key, near) {
      const candidates = indexed().get(key);
      if (candidates === undefined) return undefined;
      nearness ??= createNearness(workspace);
      return nearness.nearest(candidates, near, ({ entity }) => entity.place.file)?.entity;
    },
    all() {
      indexed();
      return declared;
    },
    changed(path) {
      if (!path.endsWith(".prisma")) return false;
      index = undefined;
      return true;
    },
    problems: () =>
      [...prismaFiles.values()].flatMap(({ file }) =>
        file.parsed.problems.map(({ line, message }) => ({
          file: reportPath(workspace.root, file.path),
          line,
          message,
        })),
      ),
  };
}
