/** Images that code starts when it needs one, such as a sandbox: nobody deploys them. */
import type { Evidence } from "../../../rules/kit/rule.ts";
import type { Group } from "./groups.ts";
import { nameOfImage } from "./images.ts";
import type { BuiltImage } from "./readers/ci.ts";

/** True for a package with which code starts containers. */
export function startsContainers(specifier: string): boolean {
  return /^(?:dockerode|docker-modem|node-docker-api|@kubernetes\/client-node|@aws-sdk\/client-(?:ecs|lambda[\w-]*))$/.test(
    specifier,
  );
}

/** The sources that may name an image to start, with their texts. */
export interface ContainerCode {
  readonly files: readonly string[];
  textOf(path: string): string | undefined;
}

/** Where code names the image of a group that nothing deploys; undefined for all other groups. */
export function startedBy(
  { drafts, declaration }: Group,
  images: readonly BuiltImage[],
  code: () => ContainerCode,
): Evidence | undefined {
  const isDeployed = drafts.some(({ platform }) => platform !== "docker");
  if (isDeployed || declaration !== undefined) return undefined;
  const built = new Set(drafts.map(({ place }) => place.file));
  const names = images.flatMap(({ name, dockerfile }) => (built.has(dockerfile) ? [name] : []));
  if (names.length === 0) return undefined;
  const { files, textOf } = code();
  for (const file of files) {
    const text = textOf(file) ?? "";
    if (!names.some((name) => text.includes(name))) continue;
    // A word may be anything; an image is named with its registry or its tag.
    for (const { 1: written = "", index } of text.matchAll(/["'`]([\w./:@-]{3,200})["'`]/g))
      if (/[/:]/.test(written) && names.includes(nameOfImage(written)))
        return { file, start: index, end: index + written.length + 2, message: written };
  }
  return undefined;
}
