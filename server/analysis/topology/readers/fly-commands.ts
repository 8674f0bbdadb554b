/** What commands in workflows and scripts say of machines on Fly: `fly deploy --ha=false` starts no second one. */
import type { Evidence } from "../../../../rules/kit/rule.ts";
import type { Amount, Draft } from "../model.ts";
import { folderOf, joinFrom } from "./platforms.ts";

/** A deployment without the second machine that Fly starts by default. */
interface SoleMachine {
  readonly evidence: Evidence;
  /** The application's file or name, where the command gives one. */
  readonly config: string | undefined;
  readonly app: string | undefined;
  readonly folder: string;
}

export function soleMachinesIn(
  path: string,
  text: string,
  repositoryRoot: string,
): readonly SoleMachine[] {
  const commands = text.matchAll(
    /\b(?:fly|flyctl)\s+(?:deploy|launch)\b(?:[^\n\\"]|\\\n)*?--ha(?:=|\s+)false\b(?:[^\n\\"]|\\\n)*/g,
  );
  // Workflows run in the repository's root, scripts of a package in its folder.
  const folder = /\/\.github\//.test(path) ? repositoryRoot : folderOf(path);
  return [...commands].map((match) => {
    const [command] = match;
    const config = /(?:--config|-c)[= ]\s*(\S+)/.exec(command)?.[1];
    const line = command.indexOf("\n");
    return {
      evidence: {
        file: path,
        start: match.index,
        end: match.index + (line < 0 ? command.length : line),
        message: "deployed without the second machine that Fly starts by default",
      },
      config: config === undefined ? undefined : joinFrom(folder, config),
      app: /(?:--app|-a)[= ]\s*([\w-]+)/.exec(command)?.[1],
      folder,
    };
  });
}

/** Puts the commands over what Fly does by default; machines can still be added by hand. */
export function withSoleMachines(
  drafts: readonly Draft[],
  commands: readonly SoleMachine[],
): readonly Draft[] {
  if (commands.length === 0) return drafts;
  const files = new Set(
    drafts.flatMap(({ platform, place }) => (platform === "fly" ? [place.file] : [])),
  );
  return drafts.map((draft) => {
    const { platform, place, name, instances } = draft;
    if (platform !== "fly" || instances?.by !== "platform") return draft;
    const command = commands.find(({ config, app, folder }) => {
      if (config !== undefined) return config === place.file;
      if (app !== undefined) return app === name;
      return folder === folderOf(place.file) || files.size === 1;
    });
    if (command === undefined) return draft;
    const { evidence } = command;
    const one: Amount = { least: instances.least, most: 1, by: "habit", evidence };
    return { ...draft, instances: one };
  });
}
