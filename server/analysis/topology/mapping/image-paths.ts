/** Paths inside an image, and what the path of a Dockerfile says the image is about. */
import type { Image } from "../readers/dockerfile.ts";
import { folderOf, joinFrom } from "../readers/platforms.ts";

/** A path of a command, from the root of the image. */
export function insideImage(workdir: string, folder: string, path: string): string {
  if (path.startsWith("/")) return joinFrom("", path);
  const start = folder.startsWith("/") ? folder : joinFrom(workdir, folder);
  return joinFrom(start, path);
}

/** `worker.Dockerfile`, `Dockerfile.worker` and `docker/worker/Dockerfile` are about `worker`. */
export function nameInPath(path: string, repositoryRoot: string): readonly string[] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const folder = folderOf(path);
  const own = /^(?:Dockerfile|Containerfile)[.-](.+)$|^(.+)\.Dockerfile$/i.exec(name);
  // A checkout may have any name.
  const around = folder === repositoryRoot ? "" : folder.slice(folder.lastIndexOf("/") + 1);
  return [own?.[1] ?? own?.[2] ?? "", around].filter((each) => each !== "");
}

/** Where a path inside an image may come from: what was copied there, then its endings below some folders. */
export function pathsBehind(
  inside: string,
  { originsOf }: Pick<Image, "originsOf">,
  context: string,
  bases: readonly string[],
  folderOfPackage: (name: string) => string | undefined,
): readonly string[] {
  const found = originsOf(inside).flatMap((origin) => {
    const folder = origin.kind === "context" ? context : folderOfPackage(origin.name);
    return folder === undefined ? [] : [joinFrom(folder, origin.path)];
  });
  const segments = inside.split("/").filter((segment) => segment !== "");
  for (let index = 0; index < segments.length; index++) {
    const ending = segments.slice(index).join("/");
    for (const base of bases) found.push(joinFrom(base, ending));
  }
  return [...new Set(found)].slice(0, MOST_CANDIDATES);
}

const MOST_CANDIDATES = 64;
