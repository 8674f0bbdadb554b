/** Opens the schemas of a small repository and shows what they say of an entity as lines of text. */
import { readFileSync } from "node:fs";
import type { TestContext } from "node:test";
import type { EntitySchema } from "../../rules/kit/analysis.ts";
import { entityKey } from "../../rules/kit/data/access.ts";
import type { Place } from "../../rules/kit/rule.ts";
import { createSchemas, type SchemaStore } from "../../server/analysis/schema/schemas.ts";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import type { Workspace } from "../../server/analysis/workspace.ts";
import { type Files, writeRepository } from "../workspace/repository.ts";

export interface OpenSchemas {
  readonly root: string;
  readonly workspace: Workspace;
  readonly schemas: SchemaStore;
  find(name: string, near?: string): EntitySchema | undefined;
  /** `users: id number, teamId/team_id text; keys id, teamId+email; complete`, or `none`. */
  show(name: string, near?: string): string;
  /** What stands at the places of an entity's keys. */
  keysWritten(name: string): readonly string[];
  /** What stands at the places of an entity's fields. */
  fieldsWritten(name: string): readonly string[];
}

export function openSchemas(context: TestContext, files: Files): OpenSchemas {
  const root = writeRepository(context, { "package.json": {}, ...files });
  const workspace = openWorkspace(root);
  const schemas = createSchemas(workspace);
  const find = (name: string, near = "src/a.ts"): EntitySchema | undefined =>
    schemas.find(entityKey(name), `${root}/${near}`, name);
  const written = ({ file, start, end }: Place): string =>
    readFileSync(file, "utf8").slice(start, end).replace(/\s+/g, " ");
  return {
    root,
    workspace,
    schemas,
    find,
    show: (name, near) => describe(find(name, near)),
    keysWritten: (name) => find(name)?.uniques.map(({ place }) => written(place)) ?? [],
    fieldsWritten: (name) => [
      ...new Set([...(find(name)?.fields.values() ?? [])].map(({ place }) => written(place))),
    ],
  };
}

function describe(entity: EntitySchema | undefined): string {
  if (entity === undefined) return "none";
  const all = [...entity.fields];
  const fields = all
    .filter(([name, field]) => name === field.name)
    .map(([name, field]) => {
      const columns = all.filter(([other, same]) => other !== name && same === field);
      const marks = `${field.isUpdateTime ? " updated" : ""}${field.isVersion ? " version" : ""}`;
      return `${[name, ...columns.map(([column]) => column)].join("/")} ${field.type}${marks}`;
    });
  const keys = entity.uniques.map((key) => key.fields.join("+"));
  const doubt = entity.isComplete ? "complete" : "open";
  return `${entity.name}: ${fields.join(", ")}; keys ${keys.join(", ")}; ${doubt}`;
}
