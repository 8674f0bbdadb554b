/** Groups the .prisma files of a repository into schemas, as their folders and generators suggest. */
import { foldersUpwards, parentOf } from "../workspace/paths.ts";
import type { PrismaFile } from "./prisma.ts";

export interface PrismaSchema {
  /** The file with the generator or the data source, where there is one. */
  readonly path: string;
  readonly files: readonly PrismaFile[];
}

/**
 * A file that has neither generator nor data source belongs to the schema that has them in its folder or above,
 * unless several compete there. `homeOf` gives the folder of a file's package, which no schema leaves.
 */
export function groupSchemas(
  files: readonly PrismaFile[],
  homeOf: (path: string) => string,
): PrismaSchema[] {
  const heads = new Map<string, PrismaFile[]>();
  for (const file of files) {
    if (!has(file, "generator") && !has(file, "datasource")) continue;
    const folder = parentOf(file.path);
    heads.set(folder, [...(heads.get(folder) ?? []), file]);
  }
  const schemas = new Map<PrismaFile, PrismaFile[]>();
  for (const file of files) {
    const head = headOf(file, heads, homeOf(file.path)) ?? file;
    schemas.set(head, [...(schemas.get(head) ?? []), file]);
  }
  return [...schemas].map(([head, members]) => ({ path: head.path, files: members }));
}

function headOf(
  file: PrismaFile,
  heads: ReadonlyMap<string, readonly PrismaFile[]>,
  home: string,
): PrismaFile | undefined {
  for (const folder of foldersUpwards(parentOf(file.path), home)) {
    const here = heads.get(folder);
    if (here === undefined) continue;
    // The generator and the data source may stand in files of their own; two data sources are two schemas.
    const isOne = here.filter((each) => has(each, "datasource")).length <= 1;
    return isOne ? here[0] : here.find((each) => each === file);
  }
  return undefined;
}

function has({ parsed }: PrismaFile, kind: "generator" | "datasource"): boolean {
  return parsed.blocks.some((block) => block.kind === kind);
}
