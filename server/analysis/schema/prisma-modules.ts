/** Which imports mean a generated Prisma client, and which schema that client is generated from. */
import { CATALOG_ROOT } from "../catalog.ts";
import { joinPath, parentOf } from "../workspace/paths.ts";
import type { Resolution } from "../workspace.ts";
import type { Nearness } from "./nearness.ts";
import { clientText, namespaceText } from "./prisma-client.ts";
import type { PrismaSchema } from "./prisma-schemas.ts";

export interface PrismaModules {
  /** Paths that a generator writes, ignored by git or not: imports of them mean the schema. */
  readonly outputs: ReadonlySet<string>;
  /** The module that an import means; undefined for every import that is not of a generated client. */
  resolve(specifier: string, containing: string, found: Resolution): string | undefined;
  /** The declarations of a module. */
  textOf(module: string): string | undefined;
  /** The same for schemas whose imports mean the same modules, whatever their models are. */
  readonly shape: string;
}

export function createPrismaModules(
  schemas: readonly PrismaSchema[],
  nearness: () => Nearness,
): PrismaModules {
  const byModule = new Map(schemas.map((schema) => [moduleOf(schema), schema]));
  const parts = new Map(schemas.map((schema) => [moduleOf(schema, "namespace"), moduleOf(schema)]));
  const byOutput = new Map<string, string>();
  const byPackage = new Map<string, string>();
  const usual: PrismaSchema[] = [];
  for (const schema of schemas) {
    for (const { folder, files, name } of generatorsOf(schema)) {
      if (folder !== undefined)
        for (const [file, part] of Object.entries(files))
          byOutput.set(joinPath(folder, file), moduleOf(schema, part));
      else if (name !== undefined) byPackage.set(name, moduleOf(schema));
      else usual.push(schema);
    }
  }
  const texts = new Map<string, string>();

  function resolveUsual(containing: string): string | undefined {
    const candidates = usual.length > 0 ? usual : schemas;
    const fileOf = (schema: PrismaSchema): string => schema.path;
    const found =
      nearness().nearest(candidates, containing, fileOf) ??
      nearness().only(candidates, containing, fileOf);
    return found === undefined ? undefined : moduleOf(found);
  }

  return {
    outputs: new Set(byOutput.keys()),
    resolve(specifier, containing, found) {
      // The parts of a client import it as code does; the client itself imports what the catalog has.
      if (containing.startsWith(CATALOG_ROOT)) return parts.get(containing);
      if (found.kind === "generated") return byOutput.get(found.path);
      if (found.kind !== "external" || schemas.length === 0) return undefined;
      const bare = found.name.replace(/\/(?:edge|index|default|wasm|client)(?:\.js)?$/, "");
      const named = byPackage.get(found.name) ?? byPackage.get(bare);
      if (named !== undefined) return named;
      return USUAL.test(specifier) ? resolveUsual(containing) : undefined;
    },
    textOf(module) {
      const known = texts.get(module);
      if (known !== undefined) return known;
      const schema = byModule.get(parts.get(module) ?? module);
      if (schema === undefined) return undefined;
      const text = parts.has(module) ? namespaceText(schema.files) : clientText(schema.files);
      texts.set(module, text);
      return text;
    },
    shape: JSON.stringify([
      [...byModule.keys()],
      [...byOutput],
      [...byPackage],
      usual.map((schema) => moduleOf(schema)),
    ]),
  };
}

const USUAL = /^(?:@prisma\/client|\.prisma\/client)(?:\/(?:edge|index|default|wasm))?(?:\.js)?$/;

type Part = "client" | "namespace";

/** What each generator writes that code imports, and which part of a client answers for it. */
const WRITTEN: Readonly<Record<string, Readonly<Record<string, Part>>>> = {
  "prisma-client-js": {
    "index.ts": "client",
    "default.ts": "client",
    "client.ts": "client",
    "edge.ts": "client",
    "wasm.ts": "client",
  },
  "prisma-client": {
    "client.ts": "client",
    "browser.ts": "client",
    "enums.ts": "client",
    "models.ts": "namespace",
    "internal/prismaNamespace.ts": "namespace",
  },
};

/** A name in the catalog's folder: what is declared there is not code under review. */
function moduleOf({ path }: PrismaSchema, part: Part = "client"): string {
  return `${CATALOG_ROOT}prisma${path}.${part}.d.ts`;
}

interface Generated {
  /** Undefined for what lies in installed packages. */
  readonly folder?: string;
  readonly files: Readonly<Record<string, Part>>;
  /** The specifier of a client in installed packages that is not the usual one. */
  readonly name?: string;
}

function generatorsOf(schema: PrismaSchema): Generated[] {
  return schema.files.flatMap(({ path, parsed }) =>
    parsed.blocks.flatMap((block): Generated[] => {
      const provider = block.settings.get("provider")?.text ?? "";
      const files = Object.hasOwn(WRITTEN, provider) ? WRITTEN[provider] : undefined;
      if (block.kind !== "generator" || files === undefined) return [];
      const output = block.settings.get("output");
      if (output?.kind !== "text") return [{ files }];
      const folder = joinPath(parentOf(path), output.text);
      const installed = /^.*\/node_modules\/(.+)$/.exec(folder)?.[1];
      if (installed === undefined) return [{ folder, files }];
      return USUAL.test(installed) ? [{ files }] : [{ files, name: installed }];
    }),
  );
}
