/** Gathers what the premise.json files of a repository declare of its units, stores and gateway. */
import type { Configuration, Setting } from "./config.ts";
import { type Declared, readDeclared } from "./topology/declared.ts";
import type { Workspace } from "./workspace.ts";

/** The file of the folder under review speaks first, then those of the packages. */
export function declaredIn(
  configuration: Configuration,
  workspace: Workspace,
  read: (path: string) => string | undefined,
): Declared {
  const folders = [workspace.root, ...workspace.packages().map(({ folder }) => folder)];
  const all = <K extends "units" | "stores">(key: K) => {
    const found = new Map<string, NonNullable<ReturnType<typeof configuration.settingOf<K>>>>();
    for (const folder of folders) {
      const setting = configuration.settingOf(key, folder);
      if (setting !== undefined && !found.has(setting.file)) found.set(setting.file, setting);
    }
    return [...found.values()];
  };
  const gateway: Setting<NonNullable<ReturnType<typeof readDeclared>["gateway"]>> | undefined =
    configuration.settingOf("gateway", workspace.root);
  return readDeclared({ units: all("units"), stores: all("stores"), gateway }, read);
}
