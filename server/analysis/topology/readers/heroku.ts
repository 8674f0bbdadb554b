/** Reads Procfile and app.json: the process types of an application and how many a new one starts with. */
import { shellWords } from "../commands/shell.ts";
import { countAt, evidenceAt, statedAmount } from "../counts.ts";
import type { Draft, ReaderResult, Sources } from "../model.ts";
import { type Document, entriesAt, textAt } from "../texts/tree.ts";
import { environmentOf, folderOf } from "./platforms.ts";

/** `formation` comes from the app.json beside the Procfile. */
export function readProcfile(
  path: string,
  text: string,
  formation: Document | undefined,
  sources: Sources,
): ReaderResult {
  const drafts: Draft[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    const start = offset;
    offset += line.length + 1;
    const match = /^([A-Za-z][\w-]*):\s*(\S.*?)\s*$/.exec(line);
    const [, name = "", command = ""] = match ?? [];
    // The release phase runs once per deploy and ends.
    if (match === null || name === "release") continue;
    const place = { file: path, start, end: start + line.trimEnd().length };
    const count = countAt(formation?.root, "formation", name, "quantity");
    const amount =
      formation === undefined || count?.kind !== "number"
        ? undefined
        : statedAmount(
            count.value,
            evidenceAt(formation, count.entry, `a new application starts with ${count.value}`),
            // What runs is set by command; this is where it began.
            "habit",
          );
    const folder = folderOf(path);
    drafts.push({
      platform: "heroku",
      name,
      place,
      environment: environmentOf(path, sources),
      runtime: "long-lived",
      ...(amount === undefined ? {} : { instances: amount }),
      surge: 1,
      disk: { isLost: true },
      start: { words: ["/bin/sh", "-c", command], form: "shell", ...place },
      code: [
        {
          kind: "command",
          words: shellWords(command).length > 0 ? ["sh", "-c", command] : [],
          folder,
        },
        { kind: "name", name },
        ...(name === "web" ? [{ kind: "folder", path: folder } as const] : []),
      ],
    });
  }
  return { drafts, stores: [] };
}

/** True for an app.json of this kind: mobile projects have others. */
export function isHerokuApp(document: Document): boolean {
  const { root } = document;
  return ["formation", "addons", "buildpacks", "success_url", "dokku"].some(
    (key) => entriesAt(root).some(([name]) => name === key) && textAt(root, "expo") === undefined,
  );
}
