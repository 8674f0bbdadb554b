/** Reads Terraform: services of ECS, Lambda, Cloud Run and Container Apps, with variables and their values per environment. */
import type { Environment } from "../../../../../rules/kit/topology.ts";
import { environmentOfName, joinEnvironments } from "../../environment.ts";
import type { Draft, ReaderResult, Sources, StoreDraft } from "../../model.ts";
import { entriesAt, textAt } from "../../texts/tree.ts";
import { environmentOf, fileName, folderOf, joinFrom } from "../platforms.ts";
import {
  blocksOf,
  type Input,
  type Inputs,
  inputsOf,
  modulesIn,
  NO_INPUTS,
  resolved,
  type TerraformModule,
} from "./modules.ts";
import { draftsOfModule, storesOfModule } from "./resources.ts";

/** Modules inside modules. */
const DEEPEST = 4;

export function readTerraform(paths: readonly string[], sources: Sources): ReaderResult {
  const modules = modulesIn(paths, sources);
  const called = new Set(modules.flatMap((module) => calls(module).map(({ folder }) => folder)));
  const drafts: Draft[] = [];
  const stores: StoreDraft[] = [];
  for (const module of modules) {
    // A module that another one calls means something only with what it is called with.
    if (called.has(module.folder)) continue;
    const ofPath = environmentOf(`${module.folder}/main.tf`, sources);
    for (const { inputs, environment } of applications(module, paths, sources))
      walk(module, inputs, joinEnvironments(ofPath, environment), 0);
  }
  return { drafts, stores };

  function walk(
    module: TerraformModule,
    inputs: Inputs,
    environment: Environment,
    depth: number,
  ): void {
    const context = { module, inputs, environment, sources };
    drafts.push(...draftsOfModule(context));
    stores.push(...storesOfModule(context));
    if (depth >= DEEPEST) return;
    for (const call of calls(module)) {
      const target = modules.find(({ folder }) => folder === call.folder);
      if (target === undefined) continue;
      const given = new Map<string, Input>();
      for (const [name, entry] of entriesAt(call.tree))
        given.set(
          name,
          resolved({ document: call.document, entry, isDefault: false }, module, inputs),
        );
      walk(target, given, environment, depth + 1);
    }
  }
}

/** One for each file of values; without any, the defaults. */
function applications(
  module: TerraformModule,
  paths: readonly string[],
  sources: Sources,
): readonly { inputs: Inputs; environment: Environment }[] {
  const files = paths.filter(
    (path) => /\.tfvars(?:\.json)?$/.test(path) && path.startsWith(`${module.folder}/`),
  );
  const always = new Map<string, Input>();
  const named: { inputs: Inputs; environment: Environment }[] = [];
  for (const path of files) {
    const [document] = sources.documents(path);
    if (document === undefined) continue;
    const name = fileName(path);
    const isAlways =
      folderOf(path) === module.folder && /^terraform\.tfvars|\.auto\.tfvars/.test(name);
    if (isAlways) for (const [key, input] of inputsOf(document)) always.set(key, input);
    else
      named.push({
        inputs: inputsOf(document),
        environment: environmentOfName(path.slice(module.folder.length)),
      });
  }
  if (named.length === 0)
    return [{ inputs: always.size === 0 ? NO_INPUTS : always, environment: "unnamed" }];
  return named.map(({ inputs, environment }) => ({
    inputs: new Map([...always, ...inputs]),
    environment,
  }));
}

function calls(module: TerraformModule) {
  return blocksOf(module, "module").flatMap(({ document, tree }) => {
    const source = textAt(tree, "source") ?? "";
    if (!/^\.{1,2}\//.test(source)) return [];
    return [{ document, tree, folder: joinFrom(module.folder, source) }];
  });
}
