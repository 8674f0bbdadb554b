/** Reads trigger.config.ts: tasks that Trigger.dev runs in a process each, as many as there are at once. */
import type { Draft, Sources } from "../model.ts";
import { environmentOf, folderName, folderOf, shownPath } from "./platforms.ts";

/** A workflow that deploys tasks: `npx trigger.dev@4 deploy`. */
const DEPLOYS = /\btrigger(?:\.dev)?(?:@[\w.-]+)? deploy\b/;

/** The program in another way, in a workflow that names the folder. */
const RUNS_DEPLOY = /^[^#\n]*\btrigger(?:\.dev)?\b[^\n]* deploy\b|\bcli[^\n]* deploy\b/m;

export function isTriggerConfig(path: string): boolean {
  return /\/trigger\.config\.[cm]?[jt]s$/.test(path);
}

/** `workflows` are texts; without one that deploys the tasks they may be anybody's experiment. */
export function readTrigger(
  path: string,
  all: readonly string[],
  workflows: readonly string[],
  sources: Sources,
): readonly Draft[] {
  const folder = folderOf(path);
  const shown = shownPath(folder, sources);
  const isDeployed = workflows.some(
    (text) =>
      (DEPLOYS.test(text) && all.length === 1) ||
      (text.includes(shown) && (DEPLOYS.test(text) || RUNS_DEPLOY.test(text))),
  );
  if (!isDeployed) return [];
  const text = sources.read(path) ?? "";
  const start = Math.max(0, text.indexOf("defineConfig("));
  const end = text.indexOf("\n", start);
  const place = { file: path, start, end: end < 0 ? text.length : end };
  const message = "Trigger.dev runs as many processes as there are tasks at once";
  return [
    {
      platform: "trigger.dev",
      name: folderName(path, sources),
      place,
      environment: environmentOf(path, sources),
      runtime: "serverless",
      instances: { least: 0, most: "any", by: "platform", evidence: { ...place, message } },
      surge: 1,
      scalesToZero: true,
      disk: { isLost: true, isShared: false },
      code: [{ kind: "folder", path: folder }],
    },
  ];
}
