/** Takes a Dockerfile as a deployment of its own: it says what runs and how it starts, never how often. */
import type { Probe, Stated } from "../../../../rules/kit/topology.ts";
import type { ReaderResult, Sources } from "../model.ts";
import { pathInCommand } from "./compose.ts";
import { readDockerfile } from "./dockerfile.ts";
import { environmentOf, folderName, folderOf } from "./platforms.ts";

export function readImageFile(path: string, text: string, sources: Sources): ReaderResult {
  const image = readDockerfile(path, text);
  if (image === undefined) return { drafts: [], stores: [] };
  const start = image.entrypoint ?? image.cmd;
  const place = start ?? { file: path, start: 0, end: text.indexOf("\n") };
  const folder = folderOf(path);
  return {
    drafts: [
      {
        platform: "docker",
        name: folderName(path, sources),
        place: { file: path, start: place.start, end: place.end },
        environment: environmentOf(path, sources),
        runtime: "long-lived",
        probes: probesOf(image.healthcheck),
        code: [{ kind: "dockerfile", path, context: contextOf(path, text, sources) ?? folder }],
      },
    ],
    stores: [],
  };
}

/** Docker marks a container unhealthy and leaves it running. */
function probesOf(healthcheck: Stated<string> | undefined): readonly Probe[] {
  if (healthcheck === undefined) return [];
  const path = pathInCommand(healthcheck.value);
  if (path === undefined) return [];
  const { file, start, end } = healthcheck;
  return [{ kind: "readiness", path, restarts: false, file, start, end }];
}

/** What is copied from the build context stands in the repository's root or beside the Dockerfile. */
function contextOf(path: string, text: string, sources: Sources): string | undefined {
  const shown = folderOf(path).slice(sources.repositoryRoot.length + 1);
  const isFromRoot =
    shown !== "" && new RegExp(`^(?:COPY|ADD)\\s[^\\n]*\\b${escaped(shown)}/`, "m").test(text);
  return isFromRoot ? sources.repositoryRoot : undefined;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
