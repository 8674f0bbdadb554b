/** Finds the code inside an image: what its command or that of a deployment starts, and the package that it is about. */
import type { PackageFolder } from "../../workspace.ts";
import { type Launch, launchesOf, launchesOfShell } from "../commands/launch.ts";
import { launchedIn } from "../commands/launcher.ts";
import { isWebServer, kindOfImage, nameOfImage } from "../images.ts";
import { commandsOf, type Image, type Origin, readDockerfile } from "../readers/dockerfile.ts";
import { folderOf, joinFrom } from "../readers/platforms.ts";
import { insideImage, nameInPath, pathsBehind } from "./image-paths.ts";
import type { Code, LaunchFacts, LaunchResolver } from "./launches.ts";

export interface ImageFacts extends LaunchFacts {
  /** The Dockerfile that a build in CI or Compose makes an image of that name from. */
  dockerfileOfImage(name: string): string | undefined;
  /** The Dockerfiles that serve neither development nor examples. */
  readonly dockerfiles: readonly string[];
}

export interface Build {
  readonly path: string;
  readonly context: string;
  readonly target?: string;
}

export interface ImageResolver {
  /** The image that a Dockerfile makes; undefined when there is none. */
  imageOf(path: string, target?: string): Image | undefined;
  /** The programs that a container starts, the one that matters first. */
  ofBuild(build: Build): readonly Code[];
  ofImage(name: string): readonly Code[];
  /** The same where a deployment says what to start instead; none when that leads nowhere. */
  startedInBuild(build: Build, words: readonly string[]): readonly Code[];
  startedInImage(name: string, words: readonly string[]): readonly Code[];
  /** The code of the only image that the repository makes. */
  soleBuilt(): readonly Code[];
  /** The programs of somebody else's, or of another language, that a container starts. */
  programsOf(build: Build): readonly string[];
  /** True for an image of a database or of another language. */
  isForeign(path: string, target: string | undefined): boolean;
  /** True for an image in which a runtime of ours is, and something that a container starts. */
  isOnRuntime(build: Build): boolean;
}

const DEEPEST = 4;

/** An image that is known by its name alone. */
const NOWHERE = { workdir: "/", originsOf: (): readonly Origin[] => [] };

type Laid = Pick<Image, "workdir" | "originsOf"> & Partial<Pick<Image, "copies" | "path">>;

export function createImageResolver(facts: ImageFacts, launches: LaunchResolver): ImageResolver {
  const { packages, repositoryRoot } = facts;
  const images = new Map<string, Image | undefined>();
  const builds = new Map<string, readonly Code[]>();

  function imageOf(path: string, target?: string): Image | undefined {
    const key = `${path}\n${target ?? ""}`;
    if (!images.has(key)) {
      const text = facts.read(path);
      images.set(key, text === undefined ? undefined : readDockerfile(path, text, target));
    }
    return images.get(key);
  }

  function ofBuild(build: Build): readonly Code[] {
    const key = `${build.path}\n${build.context}\n${build.target ?? ""}`;
    const found = builds.get(key) ?? startedBy(build);
    builds.set(key, found);
    return found;
  }

  function startedBy({ path, context, target }: Build): readonly Code[] {
    const image = imageOf(path, target);
    if (image === undefined) return [];
    const home = homeOf(image, path, context);
    for (const words of commandsOf(image)) {
      const found = ofWords(words, image, context, home);
      if (found.length > 0) return found;
    }
    return home === undefined ? [] : [{ folder: home.folder, entry: undefined }];
  }

  function startedInBuild(
    { path, context, target }: Build,
    words: readonly string[],
  ): readonly Code[] {
    const image = imageOf(path, target);
    if (image === undefined) return [];
    const home = homeOf(image, path, context);
    const found = ofWords(words, image, context, home);
    return found.length > 0 || image.entrypoint === undefined
      ? found
      : ofWords([...image.entrypoint.words, ...words], image, context, home);
  }

  function ofImage(name: string): readonly Code[] {
    const build = buildOf(name);
    const built = build === undefined ? [] : ofBuild(build);
    if (built.length > 0) return built;
    const last = lastOf(name);
    const found = packages.named(last) ?? soleProduct(last);
    if (found !== undefined) return [{ folder: found.folder, entry: undefined }];
    return packages.isProduct(last) ? soleBuilt() : [];
  }

  function startedInImage(name: string, words: readonly string[]): readonly Code[] {
    const build = buildOf(name);
    if (build !== undefined) return startedInBuild(build, words);
    const last = lastOf(name);
    const home = packages.named(last) ?? soleProduct(last);
    if (home !== undefined) return ofWords(words, NOWHERE, home.folder, home);
    const [sole] = packages.isProduct(last) ? ownBuilds() : [];
    return sole === undefined || soleBuilt().length === 0 ? [] : startedInBuild(sole, words);
  }

  /** The Dockerfile that makes an image: as workflows say, or the only one of the package with its name. */
  function buildOf(name: string): Build | undefined {
    const known = facts.dockerfileOfImage(nameOfImage(name));
    if (known !== undefined) return { path: known, context: folderOf(known) };
    const owner = packages.named(lastOf(name));
    const [path, ...others] = facts.dockerfiles.filter((each) => folderOf(each) === owner?.folder);
    return path === undefined || others.length > 0 ? undefined : { path, context: folderOf(path) };
  }

  function ownBuilds(): readonly Build[] {
    return facts.dockerfiles
      .filter((path) => !isForeign(path, undefined))
      .map((path) => ({ path, context: folderOf(path) }));
  }

  /** The code of the only image that the repository makes goes by the product's name. */
  function soleBuilt(): readonly Code[] {
    const codes = ownBuilds().map(ofBuild);
    const known = codes.filter((each) => each.length > 0);
    const [first] = known;
    return known.every(([each]) => each?.folder === first?.[0]?.folder) ? (first ?? []) : [];
  }

  /** An image that goes by the name of a repository with one package. */
  function soleProduct(name: string): PackageFolder | undefined {
    const only = packages.only();
    return only !== undefined && only.value.name === name ? only : undefined;
  }

  /** Everything that the words of a command start in a container, each once. */
  function ofWords(
    words: readonly string[],
    image: Laid,
    context: string,
    home: PackageFolder | undefined,
  ): readonly Code[] {
    return onePerCode(
      launchesOf(words).flatMap((launch) => ofImageLaunch(launch, image, context, home, 0)),
    );
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
      (each.folder !== repositoryRoot || packages.only() === each || launches.isServed(each));
    if (isHome(own) && own.folder !== repositoryRoot) return own;
    const ofContext = packages.inFolder(context);
    if (isHome(ofContext) && ofContext.folder !== repositoryRoot) return ofContext;
    const byName = nameInPath(path, repositoryRoot).flatMap(
      (name) => packages.named(name) ?? [],
    )[0];
    if (byName !== undefined) return byName;
    const byOrigin = byOrigins(image, context);
    if (byOrigin !== undefined && isHome(byOrigin)) return byOrigin;
    return [own, ofContext, packages.only()].find(isHome);
  }

  /** Some monorepos have one package.json for all: there a folder with sources is what a package is elsewhere. */
  function packageLike(folder: string): PackageFolder | undefined {
    const isOwn = folder !== repositoryRoot && facts.hasSources(`${folder}/src`);
    return isOwn ? { folder, value: {} } : undefined;
  }

  /** The package that the folder of the image was laid out from, or the only one that all of its files come from. */
  function byOrigins(image: Image, context: string): PackageFolder | undefined {
    const owners = (inside: string): readonly (PackageFolder | undefined)[] =>
      image
        .originsOf(inside)
        .map((origin) =>
          origin.kind === "package"
            ? packages.named(origin.name)
            : packages.above(joinFrom(context, origin.path)),
        );
    const sole = (all: readonly (PackageFolder | undefined)[]): PackageFolder | undefined => {
      const [only, ...others] = new Set(all);
      return others.length > 0 || only?.folder === repositoryRoot ? undefined : only;
    };
    return (
      sole(owners(image.workdir)) ?? sole(image.copies.flatMap(({ target }) => owners(target)))
    );
  }

  function ofImageLaunch(
    launch: Launch,
    image: Laid,
    context: string,
    home: PackageFolder | undefined,
    depth: number,
  ): readonly Code[] {
    if (depth > DEEPEST) return [];
    const behind = (path: string): readonly string[] =>
      pathsBehind(
        insideImage(image.workdir, launch.folder, path),
        image,
        context,
        foldersAround(image, context, home),
        (name) => packages.named(name)?.folder,
      );
    if (launch.kind === "module") {
      const paths = behind(launch.path);
      for (const candidate of paths) {
        const found = launches.ofModule(candidate);
        // A build's output may have any name; what leads into another package is a coincidence.
        if (found?.entry === undefined) continue;
        if (home === undefined || isInside(found.entry, home.folder))
          return [{ folder: home?.folder ?? found.folder, entry: found.entry }];
      }
      const started = ofLauncher(paths, image, context, home, depth);
      return started.length > 0 ? started : ofBundle(image, launch, home);
    }
    if (launch.kind === "shell-file") {
      for (const candidate of behind(launch.path)) {
        const text = facts.read(candidate);
        if (text === undefined) continue;
        const found = launchesOfShell(text).flatMap((inner) =>
          inner.kind === "other" && /^["']?\$/.test(inner.program)
            ? []
            : ofImageLaunch(inner, image, context, home, depth + 1),
        );
        if (found.length > 0) return found;
      }
      return [];
    }
    const folder = launch.folder === "" ? undefined : folderInRepository(image, launch.folder);
    const own = folder ?? home?.folder;
    if (own !== undefined || launch.kind !== "script" || launch.package !== undefined)
      return listOf(launches.ofLaunch(launch, own ?? repositoryRoot));
    // An image with all of the context in it runs the scripts of the package there.
    const holdsAll = image.copies?.some(
      ({ from, sources }) => from === undefined && sources.some((each) => /^\.?\/?$/.test(each)),
    );
    const above = holdsAll === true ? packages.above(context) : undefined;
    return above === undefined ? [] : listOf(launches.ofScript(above, launch.script));
  }

  /** A script in JavaScript that starts programs and stays with them: what it starts is what runs. */
  function ofLauncher(
    paths: readonly string[],
    image: Laid,
    context: string,
    home: PackageFolder | undefined,
    depth: number,
  ): readonly Code[] {
    for (const path of paths) {
      const text = /\.[cm]?js$/.test(path) ? facts.read(path) : undefined;
      if (text === undefined) continue;
      return launchedIn(text).flatMap((words) =>
        launchesOf(words).flatMap((inner) => ofImageLaunch(inner, image, context, home, depth + 1)),
      );
    }
    return [];
  }

  /** `node plugins/server.js` of a build that stands alone is the package in that folder. */
  function ofBundle(
    { workdir }: Laid,
    launch: Launch & { readonly kind: "module" },
    home: PackageFolder | undefined,
  ): readonly Code[] {
    if (!/(?:^|\/)(?:server|index)\.[cm]?js$/.test(launch.path)) return [];
    const inside = folderOf(insideImage(workdir, launch.folder, launch.path));
    const found = packages.endingPath(inside);
    return found === undefined || found === home
      ? []
      : [{ folder: found.folder, entry: undefined }];
  }

  function folderInRepository({ workdir }: Laid, folder: string): string | undefined {
    return packages.endingPath(insideImage(workdir, folder, ""))?.folder;
  }

  function foldersAround(
    image: Laid,
    context: string,
    home: PackageFolder | undefined,
  ): readonly string[] {
    return [home?.folder, context, image.path && folderOf(image.path), repositoryRoot].filter(
      (each) => each !== undefined,
    );
  }

  function programsOf({ path, context, target }: Build): readonly string[] {
    const image = imageOf(path, target);
    if (image === undefined) return [];
    const home = homeOf(image, path, context);
    const around = foldersAround(image, context, home);
    const followed = (launch: Launch, depth: number): readonly Launch[] => {
      if (depth > DEEPEST || (launch.kind !== "module" && launch.kind !== "shell-file"))
        return [launch];
      const inside = insideImage(image.workdir, launch.folder, launch.path);
      const behind = pathsBehind(
        inside,
        image,
        context,
        around,
        (name) => packages.named(name)?.folder,
      );
      const text = behind.map(facts.read).find((each) => each !== undefined);
      if (text === undefined) return [launch];
      const inner =
        launch.kind === "shell-file"
          ? launchesOfShell(text)
          : launchedIn(text).flatMap((words) => launchesOf(words));
      return inner.flatMap((each) => followed(each, depth + 1));
    };
    const started = commandsOf(image).flatMap((words) => launchesOf(words));
    const programs = launches
      .startedBy(started, home?.folder ?? repositoryRoot)
      .flatMap((launch) => followed(launch, 0))
      .flatMap((each) => (each.kind === "other" ? [baseOf(each.program)] : []))
      .filter((name) => /^[a-z][\w.-]*$/i.test(name));
    if (programs.length > 0) return [...new Set(programs)];
    const [own = ""] = image.bases;
    return isWebServer(own) ? [baseOf(nameOfImage(own))] : [];
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

  function isOnRuntime({ path, target }: Build): boolean {
    const image = imageOf(path, target);
    const [own = ""] = image?.bases ?? [];
    return image !== undefined && RUNTIME.test(nameOfImage(own)) && commandsOf(image).length > 0;
  }

  return {
    imageOf,
    ofBuild,
    ofImage,
    startedInBuild,
    startedInImage,
    soleBuilt,
    programsOf,
    isForeign,
    isOnRuntime,
  };
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function lastOf(image: string): string {
  const bare = nameOfImage(image);
  return bare.slice(bare.lastIndexOf("/") + 1);
}

function listOf(code: Code | undefined): readonly Code[] {
  return code === undefined ? [] : [code];
}

/** A package as a whole says nothing beside a module of it. */
function onePerCode(codes: readonly Code[]): readonly Code[] {
  const withEntry = new Set(
    codes.flatMap(({ folder, entry }) => (entry === undefined ? [] : folder)),
  );
  const found = new Map<string, Code>();
  for (const code of codes)
    if (code.entry !== undefined || !withEntry.has(code.folder))
      found.set(`${code.folder}\n${code.entry ?? ""}`, code);
  return [...found.values()];
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

const OTHER_LANGUAGES =
  /(?:^|\/)(?:golang|rust|python|pypy|ruby|php|openjdk|eclipse-temurin|amazoncorretto|maven|gradle|elixir|erlang|dotnet|swift|dart|haskell|julia|perl|clojure)(?:$|[-:/])/;
const RUNTIME = /(?:^|\/|-|\{)(?:node|bun|deno|nodejs|NODE)/;
