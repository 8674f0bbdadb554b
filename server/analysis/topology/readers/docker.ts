/** Takes a Dockerfile as a deployment of its own: it says what runs and how it starts, never how often. */
import type { Probe, Stated } from "../../../../rules/kit/topology.ts";
import type { Draft, ReaderResult, Sources } from "../model.ts";
import { pathInCommand } from "./compose.ts";
import { type Image, readDockerfile } from "./dockerfile.ts";
import { environmentOf, folderName, folderOf } from "./platforms.ts";

export function readImageFile(path: string, text: string, sources: Sources): ReaderResult {
  const image = readDockerfile(path, text);
  if (image === undefined) return { drafts: [], stores: [] };
  const start = image.entrypoint ?? image.cmd;
  const place = start ?? { file: path, start: 0, end: text.indexOf("\n") };
  const folder = folderOf(path);
  const lost = lostLock(path, image, sources);
  return {
    drafts: [
      {
        platform: "docker",
        name: folderName(path, sources),
        place: { file: path, start: place.start, end: place.end },
        environment: environmentOf(path, sources),
        runtime: "long-lived",
        probes: probesOf(image.healthcheck),
        ...(lost === undefined ? {} : { useless: lost }),
        code: [{ kind: "dockerfile", path, context: contextOf(path, text, sources) ?? folder }],
      },
    ],
    stores: [],
  };
}

/** A lock file by its whole name: a pattern may match nothing. */
const LOCK =
  /(?:^|\/)((?:package-lock|npm-shrinkwrap)\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?)$/;

/**
 * A build stops at a file that is not there. A template leaves such Dockerfiles behind for managers that the
 * repository does not use. What git ignores may be there where somebody builds.
 */
function lostLock(path: string, image: Image, sources: Sources): Draft["useless"] {
  const { repositoryRoot, exists, manifests } = sources;
  const ignored = sources.read(`${repositoryRoot}/.gitignore`) ?? "";
  for (const { sources: copied, from, place } of image.copies) {
    if (from !== undefined) continue;
    const names = copied.flatMap((each) =>
      /[$*?[{]/.test(each) ? [] : (LOCK.exec(each)?.[1] ?? []),
    );
    const name = names.find(
      (each) =>
        !ignored.includes(each) &&
        !exists(`${folderOf(path)}/${each}`) &&
        !exists(`${repositoryRoot}/${each}`) &&
        // The build may start in the folder of any package.
        !manifests().some((manifest) => exists(`${folderOf(manifest)}/${each}`)),
    );
    if (name === undefined) continue;
    const because = `it cannot be built: the repository has no ${name}`;
    return { because, evidence: { ...place, message: "an image" } };
  }
  return undefined;
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
