/** The Prisma schemas of a repository and the clients made from them, kept by content. */
import type { Problem } from "../report.ts";
import { reportPath } from "../workspace/paths.ts";
import type { Workspace } from "../workspace.ts";
import type { Declared } from "./entity.ts";
import type { Nearness } from "./nearness.ts";
import { type PrismaFile, prismaEntities } from "./prisma.ts";
import { createPrismaModules, type PrismaModules } from "./prisma-modules.ts";
import { groupSchemas, type PrismaSchema } from "./prisma-schemas.ts";
import { parsePsl } from "./psl.ts";

export interface PrismaStore {
  entities(): readonly Declared[];
  modules(): PrismaModules;
  /** Reads the files anew on the next question. */
  forget(): void;
  problems(): readonly Problem[];
}

export const PRISMA_EXTENSION = ".prisma";

export function createPrismaStore(workspace: Workspace, nearness: () => Nearness): PrismaStore {
  const files = new Map<string, { readonly text: string; readonly file: PrismaFile }>();
  let schemas: readonly PrismaSchema[] | undefined;
  let modules: PrismaModules | undefined;

  function fileAt(path: string): PrismaFile | undefined {
    const text = workspace.read(path);
    const known = files.get(path);
    if (text === undefined || text === known?.text) return known?.file;
    const file = { path, parsed: parsePsl(text) };
    files.set(path, { text, file });
    return file;
  }

  function schemasNow(): readonly PrismaSchema[] {
    if (schemas !== undefined) return schemas;
    const paths = workspace.otherFiles((path) => path.endsWith(PRISMA_EXTENSION));
    const present = new Set(paths);
    for (const path of files.keys()) if (!present.has(path)) files.delete(path);
    schemas = groupSchemas(
      paths.flatMap((path) => fileAt(path) ?? []),
      (path) => workspace.packageOf(path).directory,
    );
    return schemas;
  }

  return {
    entities: () => schemasNow().flatMap((schema) => prismaEntities(schema.files)),
    modules() {
      modules ??= createPrismaModules(schemasNow(), nearness);
      return modules;
    },
    forget() {
      schemas = undefined;
      modules = undefined;
    },
    problems: () =>
      [...files.values()].flatMap(({ file: { path, parsed } }) =>
        parsed.problems.map(({ line, message }) => ({
          file: reportPath(workspace.root, path),
          line,
          message,
        })),
      ),
  };
}
