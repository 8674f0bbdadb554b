/** Asks the client for the settings of each folder and remembers the answers. */
import { type Connection, DidChangeConfigurationNotification } from "vscode-languageserver";
import type { Client } from "./capabilities.ts";
import type { Settings } from "./protocol.ts";
import { readSettings } from "./settings.ts";
import { isInside, uriOfPath } from "./uris.ts";

const SECTION = "premise";

export interface Configuration {
  /** The settings of the folder that a path lies in. */
  of(path: string): Settings;
  /** Reads the settings of these folders again; true when any of them is another one than before. */
  load(folders: readonly string[]): Promise<boolean>;
  /** Takes settings that came with a notification, for clients that cannot be asked. */
  given(settings: unknown): boolean;
  register(): Promise<void>;
}

export function createConfiguration(connection: Connection, client: Client): Configuration {
  let general = readSettings(client.settings);
  const byFolder = new Map<string, Settings>();
  return {
    of(path) {
      for (const [folder, settings] of byFolder) if (isInside(path, folder)) return settings;
      return general;
    },
    async load(folders) {
      if (!client.configuration) return false;
      const before = JSON.stringify([general, [...byFolder]]);
      const answers: unknown = await connection.workspace.getConfiguration([
        { section: SECTION },
        ...folders.map((folder) => ({ scopeUri: uriOfPath(folder), section: SECTION })),
      ]);
      const [first, ...rest] = Array.isArray(answers) ? answers : [];
      general = readSettings(first ?? client.settings);
      byFolder.clear();
      folders.forEach((folder, index) => {
        byFolder.set(folder, readSettings(rest[index] ?? client.settings));
      });
      return before !== JSON.stringify([general, [...byFolder]]);
    },
    given(settings) {
      if (client.configuration || typeof settings !== "object" || settings === null) return false;
      const before = JSON.stringify(general);
      general = readSettings((settings as Record<string, unknown>)[SECTION]);
      return before !== JSON.stringify(general);
    },
    async register() {
      if (!client.configurationRegistration) return;
      await connection.client.register(DidChangeConfigurationNotification.type, {
        section: SECTION,
      });
    },
  };
}
