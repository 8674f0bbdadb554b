/** Paths inside an image, and what the path of a Dockerfile says the image is about. */
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
