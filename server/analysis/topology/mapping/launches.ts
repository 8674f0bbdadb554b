/** Follows what a command launches to code: modules, scripts of packages, shell files, commands of a program. */
import type { PackageFolder } from "../../workspace.ts";
import { type Launch, launchesOf, launchesOfShell } from "../commands/launch.ts";
import { folderOf, joinFrom } from "../readers/platforms.ts";
import { type PackageIndex, textIn } from "./packages.ts";

/** Where a deployment's code begins. */
export interface Code {
  /** The folder of its package, or the folder that a platform's file stands in. */
  readonly folder: string;
  /** The module that the process starts with; undefined when the whole folder counts. */
  readonly entry: string | undefined;
}

export interface LaunchFacts {
  readonly repositoryRoot: string;
  readonly packages: PackageIndex;
  /** The text of a file of the repository. */
  read(path: string): string | undefined;
  sourceOf(path: string): string | undefined;
  /** True when TypeScript sources lie below the folder. */
  hasSources(folder: string): boolean;
}

export interface LaunchResolver {
  ofFolder(folder: string): Code | undefined;
  /** A module, with or without extension, as sources or as their output. */
  ofModule(path: string): Code | undefined;
  /** The code that the words of a command start in a folder. */
  ofCommand(words: readonly string[], folder: string): Code | undefined;
  ofLaunch(launch: Launch, folder: string): Code | undefined;
  ofScript(owner: PackageFolder, script: string): Code | undefined;
  /** True for a package with sources and a script that starts them. */
  isServed(owner: PackageFolder): boolean;
  /** What launches start in a folder in the end, scripts followed. */
  startedBy(launches: readonly Launch[], folder: string): readonly Launch[];
}

const DEEPEST = 6;

/** The folders of an output by an unusual name, and the module in it. */
const MOST_MISSING = 4;
const OUTPUT =
  /^[._]?(?:dist|builds?|built|lib|out|outputs?|compiled|esm|cjs|server|tsc|js|target)(?:[-_.]|$)/;

export function createLaunchResolver(facts: LaunchFacts): LaunchResolver {
  const { packages, repositoryRoot } = facts;

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

  const behind = new Map<string, string | undefined>();

  /** An image and those who start it ask about the same paths. */
  function sourceBehind(path: string): string | undefined {
    if (!behind.has(path)) behind.set(path, mayLead(path) ? foundBehind(path) : undefined);
    return behind.get(path);
  }

  /**
   * False for what only an image has: folders that are not there, further above a module than any output is. Most of
   * what a path of a container may mean is of that kind, and each costs a search among all sources.
   */
  function mayLead(path: string): boolean {
    const segments = path.slice(repositoryRoot.length + 1).split("/");
    let folder = repositoryRoot;
    for (const [index, segment] of segments.slice(0, -1).entries()) {
      folder = `${folder}/${segment}`;
      if (facts.hasSources(folder)) continue;
      return segments.length - index <= MOST_MISSING || OUTPUT.test(segment);
    }
    return true;
  }

  /** Builds that flatten a package leave `main.js` where the sources have `src/main.ts`. */
  function foundBehind(path: string): string | undefined {
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
    ofFolder,
    ofModule,
    ofCommand,
    ofLaunch: (launch, folder) => ofLaunch(launch, folder, 0),
    ofScript: (owner, script) => ofScript(owner, script, 0),
    isServed,
    startedBy,
  };
}
