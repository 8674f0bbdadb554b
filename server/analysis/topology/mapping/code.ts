/** Finds the code that a deployment runs: from its image, command, folder or name to a package and its entry file. */
import type { PackageFolder } from "../../workspace.ts";
import { type Launch, launchesOf, launchesOfShell } from "../commands/launch.ts";
import { isBrowserOnly } from "../frameworks.ts";
import { kindOfImage, nameOfImage } from "../images.ts";
import type { CodeHint } from "../model.ts";
import { commandsOf, type Image, readDockerfile } from "../readers/dockerfile.ts";
import { folderOf, joinFrom } from "../readers/platforms.ts";
import { insideImage, nameInPath, pathsBehind } from "./image-paths.ts";
import { type PackageIndex, textIn } from "./packages.ts";

/** Where a deployment's code begins. */
export interface Code {
  /** The folder of its package, or the folder that a platform's file stands in. */
  readonly folder: string;
  /** The module that the process starts with; undefined when the whole folder counts. */
  readonly entry: string | undefined;
}

export interface MapperFacts {
  readonly repositoryRoot: string;
  readonly packages: PackageIndex;
  /** The text of a file of the repository. */
  read(path: string): string | undefined;
  sourceOf(path: string): string | undefined;
  /** True when TypeScript sources lie below the folder. */
  hasSources(folder: string): boolean;
  /** The Dockerfile that a build in CI or Compose makes an image of that name from. */
  dockerfileOfImage(name: string): string | undefined;
  /** The Dockerfiles that serve neither development nor examples. */
  readonly dockerfiles: readonly string[];
}

export interface Mapper {
  /** The code behind the first hint that leads anywhere. */
  codeOf(hints: readonly CodeHint[]): Code | undefined;
  /** The code that a declared root is, a folder or a module; undefined when no TypeScript is there. */
  rootOf(path: string): Code | undefined;
  /** True when the hints lead to a folder of the repository that holds no TypeScript. */
  isElsewhere(hints: readonly CodeHint[]): boolean;
  /** The image that a Dockerfile makes; undefined when there is none. */
  imageOf(path: string, target?: string): Image | undefined;
  /** What launches start in a folder in the end, scripts followed. */
  startedBy(launches: readonly Launch[], folder: string): readonly Launch[];
  /** True for a folder whose package is built to pages for browsers and nothing else. */
  isBrowserOnly(folder: string): boolean;
}

const DEEPEST = 6;

export function createMapper(facts: MapperFacts): Mapper {
  const { packages, repositoryRoot } = facts;
  const images = new Map<string, Image | undefined>();

  function imageOf(path: string, target?: string): Image | undefined {
    const key = `${path}\n${target ?? ""}`;
    if (!images.has(key)) {
      const text = facts.read(path);
      images.set(key, text === undefined ? undefined : readDockerfile(path, text, target));
    }
    return images.get(key);
  }

  function ofHint(hint: CodeHint): Code | undefined {
    switch (hint.kind) {
      case "folder":
        return ofFolder(hint.path);
      case "module":
        return ofModule(hint.path);
      case "command":
        return ofCommand(hint.words, hint.folder);
      case "dockerfile":
        return ofDockerfile(hint.path, hint.context, hint.target);
      case "image":
        return ofImage(hint.name);
      case "name": {
        const found = packages.named(hint.name);
        if (found !== undefined) return { folder: found.folder, entry: undefined };
        return packages.isProduct(hint.name) ? soleBuilt() : undefined;
      }
    }
  }

  /** A folder of a monorepo that holds many packages says nothing until its start script does. */
  function ofFolder(folder: string): Code | undefined {
    if (!facts.hasSources(folder)) return undefined;
    const own = packages.inFolder(folder);
    if (own === undefined) return { folder, entry: undefined };
    const only = packages.only();
    if (folder !== repositoryRoot || only?.folder === folder) return { folder, entry: undefined };
    const started = ofScript(own, "start", 0) ?? ofScript(own, "start:prod", 0);
    if (started !== undefined) return started;
    return isServed(own) ? { folder, entry: undefined } : undefined;
  }

  function ofModule(path: string): Code | undefined {
    const entry = sourceBehind(path);
    if (entry === undefined) return undefined;
    return { folder: packages.above(folderOf(entry))?.folder ?? folderOf(entry), entry };
  }

  /** Builds that flatten a package leave `main.js` where the sources have `src/main.ts`. */
  function sourceBehind(path: string): string | undefined {
    const slash = path.lastIndexOf("/");
    return (
      facts.sourceOf(path) ??
      facts.sourceOf(`${path}/index`) ??
      facts.sourceOf(`${path.slice(0, slash)}/src${path.slice(slash)}`) ??
      facts.sourceOf(`${path.slice(0, slash)}/src${path.slice(slash)}`.replace("/dist/", "/"))
    );
  }

  function ofCommand(words: readonly string[], folder: string): Code | undefined {
    for (const launch of launchesOf(words)) {
      const found = ofLaunch(launch, joinFrom(folder, launch.folder), 0);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** `folder` is where the launch happens, in the repository. */
  function ofLaunch(launch: Launch, folder: string, depth: number): Code | undefined {
    if (depth > DEEPEST) return undefined;
    switch (launch.kind) {
      case "module":
        return (
          ofProgramCommand(launch.path, launch.command, folder) ??
          ofModule(joinFrom(folder, launch.path))
        );
      case "other":
        return ofProgramCommand(launch.program, launch.command, folder);
      case "script": {
        const owner = selected(launch.package, folder);
        if (owner === undefined) return undefined;
        const found = ofScript(owner, launch.script, depth + 1);
        if (found !== undefined) return found;
        // A selected package is what runs even when its script cannot be followed.
        const isSure = launch.package !== undefined || owner.folder !== repositoryRoot;
        return isSure ? { folder: owner.folder, entry: undefined } : undefined;
      }
      case "package": {
        const owner = selected(launch.package, folder);
        if (owner === undefined) return undefined;
        const main = facts.sourceOf(`${owner.folder}/src/main`);
        const isNest = launch.wrappers.includes("nest");
        return { folder: owner.folder, entry: isNest ? main : undefined };
      }
      case "shell-file":
        return ofShellFile(joinFrom(folder, launch.path), folder, depth + 1);
      default:
        return undefined;
    }
  }

  /** A program with commands, each in a module of its own, starts what its command says: `bin/run worker`. */
  function ofProgramCommand(
    program: string,
    command: string | undefined,
    folder: string,
  ): Code | undefined {
    if (command === undefined) return undefined;
    const path = joinFrom(folder, program);
    const around = packages.above(folderOf(path));
    const isOwn = around !== undefined && path.startsWith(`${around.folder}/bin/`);
    const owner = isOwn ? around : packages.ofProgram(program);
    const commands = textIn(owner?.value.oclif, "commands");
    if (owner === undefined || commands === undefined) return undefined;
    return ofModule(joinFrom(owner.folder, `${commands}/${command.replaceAll(":", "/")}`));
  }

  function selected(name: string | undefined, folder: string): PackageFolder | undefined {
    return name === undefined ? packages.above(folder) : packages.named(name);
  }

  function ofScript(owner: PackageFolder, script: string, depth: number): Code | undefined {
    const text = packages.scriptOf(owner, script);
    if (text === undefined || depth > DEEPEST) return undefined;
    // `run-script-os` and its kin hand over to a script of the same name with the system's behind it.
    if (/^run-script-os\b/.test(text)) {
      return (
        ofScript(owner, `${script}:default`, depth + 1) ??
        ofScript(owner, `${script}:nix`, depth + 1)
      );
    }
    for (const launch of launchesOfShell(text)) {
      const folder = joinFrom(owner.folder, launch.folder);
      const found = ofLaunch(launch, folder, depth + 1);
      if (found !== undefined) return found;
      if (launch.folder !== "" && folder !== owner.folder) {
        const other = packages.above(folder);
        if (other !== undefined && other !== owner)
          return { folder: other.folder, entry: undefined };
      }
    }
    return undefined;
  }

  function ofShellFile(path: string, folder: string, depth: number): Code | undefined {
    const text = facts.read(path);
    if (text === undefined || depth > DEEPEST) return undefined;
    for (const launch of launchesOfShell(text)) {
      const found = ofLaunch(launch, joinFrom(folder, launch.folder), depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function ofImage(name: string): Code | undefined {
    const bare = nameOfImage(name);
    const path = facts.dockerfileOfImage(bare);
    const built = path === undefined ? undefined : ofDockerfile(path, folderOf(path), undefined);
    if (built !== undefined) return built;
    const last = bare.slice(bare.lastIndexOf("/") + 1);
    const found = packages.named(last) ?? soleProduct(last);
    if (found !== undefined) return { folder: found.folder, entry: undefined };
    return packages.isProduct(last) ? soleBuilt() : undefined;
  }

  /** The code of the only image that the repository makes goes by the product's name. */
  function soleBuilt(): Code | undefined {
    const codes = facts.dockerfiles.flatMap((path) => {
      const code = isForeign(path, undefined)
        ? undefined
        : ofDockerfile(path, folderOf(path), undefined);
      return code ?? [];
    });
    const [first] = codes;
    return codes.every(({ folder }) => folder === first?.folder) ? first : undefined;
  }

  /** An image that goes by the name of a repository with one package. */
  function soleProduct(name: string): PackageFolder | undefined {
    const only = packages.only();
    return only !== undefined && only.value.name === name ? only : undefined;
  }

  function ofDockerfile(
    path: string,
    context: string,
    target: string | undefined,
  ): Code | undefined {
    const image = imageOf(path, target);
    if (image === undefined) return undefined;
    const home = homeOf(image, path, context);
    for (const words of commandsOf(image)) {
      for (const launch of launchesOf(words)) {
        const found = ofImageLaunch(launch, image, context, home);
        if (found !== undefined) return found;
      }
    }
    return home === undefined ? undefined : { folder: home.folder, entry: undefined };
  }

  /** The package that an image is about, by its folders. */
  function homeOf(image: Image, path: string, context: string): PackageFolder | undefined {
    const byWorkdir = packages.endingPath(image.workdir);
    if (byWorkdir !== undefined) return byWorkdir;
    const folder = folderOf(path);
    const own = packages.inFolder(folder) ?? packageLike(folder);
    const isHome = (each: PackageFolder | undefined): each is PackageFolder =>
      each !== undefined &&
      facts.hasSources(each.folder) &&
      (each.folder !== repositoryRoot || packages.only() === each || isServed(each));
    if (isHome(own) && own.folder !== repositoryRoot) return own;
    const ofContext = packages.inFolder(context);
    if (isHome(ofContext) && ofContext.folder !== repositoryRoot) return ofContext;
    const byName = nameInPath(path, repositoryRoot).flatMap(
      (name) => packages.named(name) ?? [],
    )[0];
    if (byName !== undefined) return byName;
    return [own, ofContext, packages.only()].find(isHome);
  }

  /** Some monorepos have one package.json for all: there a folder with sources is what a package is elsewhere. */
  function packageLike(folder: string): PackageFolder | undefined {
    const isOwn = folder !== repositoryRoot && facts.hasSources(`${folder}/src`);
    return isOwn ? { folder, value: {} } : undefined;
  }

  function ofImageLaunch(
    launch: Launch,
    image: Image,
    context: string,
    home: PackageFolder | undefined,
  ): Code | undefined {
    if (launch.kind === "module") {
      const inside = insideImage(image.workdir, launch.folder, launch.path);
      for (const candidate of pathsBehind(
        inside,
        image,
        context,
        foldersAround(image, context, home),
      )) {
        const found = ofModule(candidate);
        // A build's output may have any name; what leads into another package is a coincidence.
        if (found?.entry === undefined) continue;
        if (home === undefined || isInside(found.entry, home.folder))
          return { folder: home?.folder ?? found.folder, entry: found.entry };
      }
      return undefined;
    }
    if (launch.kind === "shell-file") {
      const inside = insideImage(image.workdir, launch.folder, launch.path);
      for (const candidate of pathsBehind(
        inside,
        image,
        context,
        foldersAround(image, context, home),
      )) {
        const text = facts.read(candidate);
        if (text === undefined) continue;
        for (const inner of launchesOfShell(text)) {
          if (inner.kind === "other" && /^["']?\$/.test(inner.program)) continue;
          const found = ofImageLaunch(inner, image, context, home);
          if (found !== undefined) return found;
        }
      }
      return undefined;
    }
    const folder = launch.folder === "" ? undefined : folderInRepository(image, launch.folder);
    const own = folder ?? home?.folder;
    if (own !== undefined || launch.kind !== "script" || launch.package !== undefined)
      return ofLaunch(launch, own ?? repositoryRoot, 0);
    // An image with all of the context in it runs the scripts of the package there.
    const holdsAll = image.copies.some(
      ({ from, sources }) => from === undefined && sources.some((each) => /^\.?\/?$/.test(each)),
    );
    const above = holdsAll ? packages.above(context) : undefined;
    return above === undefined ? undefined : ofScript(above, launch.script, 0);
  }

  function folderInRepository(image: Image, folder: string): string | undefined {
    return packages.endingPath(insideImage(image.workdir, folder, ""))?.folder;
  }

  function foldersAround(image: Image, context: string, home: PackageFolder | undefined) {
    return [home?.folder, context, folderOf(image.path), repositoryRoot].filter(
      (each) => each !== undefined,
    );
  }

  /** Built from a database with a few settings of its own, or from another language's compiler. */
  function isForeign(path: string, target: string | undefined): boolean {
    const bases = imageOf(path, target)?.bases ?? [];
    const [own = ""] = bases;
    const isOther = bases.some((base) => OTHER_LANGUAGES.test(nameOfImage(base)));
    const kind = kindOfImage(own);
    const isStore = kind !== "own" && kind !== "infrastructure";
    return isStore || (isOther && !bases.some((base) => RUNTIME.test(base)));
  }

  function isServed(owner: PackageFolder): boolean {
    return (
      packages.scriptOf(owner, "start") !== undefined && facts.hasSources(`${owner.folder}/src`)
    );
  }

  function startedBy(launches: readonly Launch[], folder: string, depth = 0): readonly Launch[] {
    return launches.flatMap((launch): readonly Launch[] => {
      if (launch.kind !== "script" || depth > DEEPEST) return [launch];
      const owners = [selected(launch.package, folder), packages.inFolder(repositoryRoot)];
      for (const owner of owners) {
        const text = owner === undefined ? undefined : packages.scriptOf(owner, launch.script);
        if (owner === undefined || text === undefined) continue;
        return launchesOfShell(text).flatMap((inner) =>
          startedBy([inner], joinFrom(owner.folder, inner.folder), depth + 1),
        );
      }
      return [launch];
    });
  }

  return {
    imageOf,
    startedBy,
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
      return ofModule(path);
    },
    isElsewhere: (hints) =>
      hints.some(
        (hint) =>
          (hint.kind === "folder" &&
            hint.path !== repositoryRoot &&
            !facts.hasSources(hint.path)) ||
          (hint.kind === "dockerfile" && isForeign(hint.path, hint.target)),
      ),
    codeOf(hints) {
      const built = hints.find((hint) => hint.kind === "dockerfile");
      const isOther = built !== undefined && isForeign(built.path, built.target);
      for (const hint of hints) {
        const found = ofHint(hint);
        // What another compiler builds is our code only when a module of ours starts it.
        if (found !== undefined && (!isOther || found.entry !== undefined)) return found;
      }
      return undefined;
    },
  };
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

const OTHER_LANGUAGES =
  /(?:^|\/)(?:golang|rust|python|pypy|ruby|php|openjdk|eclipse-temurin|amazoncorretto|maven|gradle|elixir|erlang|dotnet|swift|dart|haskell|julia|perl|clojure)(?:$|[-:/])/;
const RUNTIME = /(?:^|\/|-|\{)(?:node|bun|deno|nodejs|NODE)/;
