/** Finds the code that a deployment runs: from its image, command, folder or name to a package and its entry file. */
import type { Launch } from "../commands/launch.ts";
import { isBrowserOnly } from "../frameworks.ts";
import type { CodeHint } from "../model.ts";
import type { Image } from "../readers/dockerfile.ts";
import { createImageResolver, type ImageFacts } from "./images.ts";
import { type Code, createLaunchResolver } from "./launches.ts";

export type { Code } from "./launches.ts";

export interface Mapper {
  /** The code behind the first hint that leads anywhere: one program, or all that one container starts. */
  codesOf(hints: readonly CodeHint[]): readonly Code[];
  /** The code that a declared root is, a folder or a module; undefined when no TypeScript is there. */
  rootOf(path: string): Code | undefined;
  /** True when the hints lead to a folder of the repository that holds no TypeScript. */
  isElsewhere(hints: readonly CodeHint[]): boolean;
  /** True for an image of the hinted Dockerfile in which TypeScript of the repository could run. */
  couldRunOurs(hints: readonly CodeHint[]): boolean;
  /** The image that a Dockerfile makes; undefined when there is none. */
  imageOf(path: string, target?: string): Image | undefined;
  /** The programs of somebody else's, or of another language, that a container of the hinted image starts. */
  programsOf(hints: readonly CodeHint[]): readonly string[];
  /** What launches start in a folder in the end, scripts followed. */
  startedBy(launches: readonly Launch[], folder: string): readonly Launch[];
  /** True for a folder whose package is built to pages for browsers and nothing else. */
  isBrowserOnly(folder: string): boolean;
}

export function createMapper(facts: ImageFacts): Mapper {
  const { packages, repositoryRoot } = facts;
  const launches = createLaunchResolver(facts);
  const images = createImageResolver(facts, launches);

  function ofHint(hint: CodeHint): readonly Code[] {
    switch (hint.kind) {
      case "folder":
        return listOf(launches.ofFolder(hint.path));
      case "module":
        return listOf(launches.ofModule(hint.path));
      case "command":
        return listOf(launches.ofCommand(hint.words, hint.folder));
      case "dockerfile":
        return images.ofBuild(hint);
      case "image":
        return images.ofImage(hint.name);
      case "name": {
        const found = packages.named(hint.name);
        if (found !== undefined) return [{ folder: found.folder, entry: undefined }];
        return packages.isProduct(hint.name) ? images.soleBuilt() : [];
      }
    }
  }

  /** Several services of one image differ in what each starts in it. */
  function startedInImage(hints: readonly CodeHint[]): readonly Code[] {
    const command = hints.find((hint) => hint.kind === "command");
    if (command === undefined) return [];
    for (const hint of hints) {
      const found =
        hint.kind === "dockerfile"
          ? images.startedInBuild(hint, command.words)
          : hint.kind === "image"
            ? images.startedInImage(hint.name, command.words)
            : [];
      if (found.some(({ entry }) => entry !== undefined)) return found;
    }
    return [];
  }

  return {
    imageOf: images.imageOf,
    programsOf: (hints) =>
      hints.flatMap((hint) => (hint.kind === "dockerfile" ? images.programsOf(hint) : [])),
    startedBy: launches.startedBy,
    isBrowserOnly(folder) {
      const own = packages.inFolder(folder);
      return (
        own !== undefined &&
        isBrowserOnly(own.value) &&
        ["", "/public", "/src"].some(
          (below) => facts.read(`${folder}${below}/index.html`) !== undefined,
        )
      );
    },
    rootOf(path) {
      if (facts.hasSources(path)) return { folder: path, entry: undefined };
      return launches.ofModule(path);
    },
    isElsewhere: (hints) =>
      hints.some(
        (hint) =>
          (hint.kind === "folder" &&
            hint.path !== repositoryRoot &&
            !facts.hasSources(hint.path)) ||
          (hint.kind === "dockerfile" && images.isForeign(hint.path, hint.target)),
      ),
    couldRunOurs: (hints) =>
      hints.some((hint) => hint.kind === "dockerfile" && images.isOnRuntime(hint)),
    codesOf(hints) {
      const built = hints.find((hint) => hint.kind === "dockerfile");
      const isOther = built !== undefined && images.isForeign(built.path, built.target);
      const started = startedInImage(hints);
      if (started.length > 0) return started;
      for (const hint of hints) {
        // What another compiler builds is our code only when a module of ours starts it.
        const found = ofHint(hint).filter(({ entry }) => !isOther || entry !== undefined);
        if (found.length > 0) return found;
      }
      return [];
    },
  };
}

function listOf(code: Code | undefined): readonly Code[] {
  return code === undefined ? [] : [code];
}
