/** The topology of a repository, computed when somebody asks and kept until a deployment file changes. */
import type { Evidence } from "../../../rules/kit/rule.ts";
import type { DeployedUnit } from "../../../rules/kit/topology.ts";
import type { Workspace } from "../workspace.ts";
import type { Variables } from "./addresses.ts";
import { type Assembled, assemble } from "./assemble.ts";
import { type ClosureFacts, type Closures, createClosures, filesOfCode } from "./closure.ts";
import {
  type CodeEvidence,
  codeEvidenceIn,
  mayConnect,
  mayTellOfTopology,
} from "./code-evidence.ts";
import { environmentFilesIn, type Variable, variablesIn } from "./configured.ts";
import { isReadThrough } from "./copies.ts";
import type { Declared } from "./declared.ts";
import { asTold } from "./distribution.ts";
import { isQueueLibrary } from "./endpoints.ts";
import { counts } from "./environment.ts";
import { isConfigurationModule, isInfrastructurePackage, kindOfFile } from "./files.ts";
import type { UnitCode } from "./groups.ts";
import { createImporters, createPackageImports, type Importers } from "./imports.ts";
import { createMapper } from "./mapping/code.ts";
import { createPackageIndex, nameOf, withoutScope } from "./mapping/packages.ts";
import { readmeOf } from "./offers.ts";
import { type ContainerCode, startsContainers } from "./on-demand.ts";
import { type QueueFacts, type QueueLink, queueLinks } from "./queues.ts";
import { folderOf, shownPath } from "./readers/platforms.ts";
import { linkOf } from "./readers/vercel-links.ts";
import { type ParseCache, type Survey, surveyOf } from "./survey.ts";
import type { Unit } from "./unit.ts";

export interface TopologyParts {
  readonly workspace: Workspace;
  /** True for deployment files that premise.json leaves out. */
  isIgnored(path: string): boolean;
  /** What premise.json declares, read when it is needed. */
  declared(read: (path: string) => string | undefined): Declared;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** True for a source that may run on a server: neither a test nor a script. */
  isServer(path: string): boolean;
  /** What a source imports, as it is written. */
  specifiersOf(path: string): readonly string[];
  /** Own files that a file imports at run time. */
  importsOf(path: string): readonly string[];
  /** The text of a source that was read for its imports. */
  textOf(path: string): string | undefined;
  /** Counts changes of imports: closures of an older state are of no use. */
  importsVersion(): number;
}

export interface Topology {
  model(): TopologyModel;
  /** The units whose code contains a file. */
  unitsOf(path: string): readonly Unit[];
  /** Own files in the import closure of a unit. */
  filesOf(unit: DeployedUnit): ReadonlySet<string>;
  /** The files that a unit begins with. */
  rootsOf(unit: DeployedUnit): readonly string[];
  /** True for a path that is read for the topology, whether anything is there or not. */
  depends(path: string): boolean;
  /** Tells that a file changed; true when the topology may be another one. */
  changed(path: string): boolean;
  /** Grows whenever the topology may have become another one. */
  version(): number;
}

export interface TopologyModel extends Assembled {
  readonly hints: readonly Evidence[];
  readonly problems: Survey["problems"];
  /** Files that were wanted and could not be read; the workspace says why. */
  readonly unread: readonly string[];
}

export function createTopology(parts: TopologyParts): Topology {
  const { workspace } = parts;
  const cache: ParseCache = new Map();
  let tellers: ReadonlySet<string> = new Set();
  let links: ReadonlySet<string> = new Set();
  let configured: ReadonlySet<string> = new Set();
  let version = 0;
  let model: TopologyModel | undefined;
  let closures:
    | {
        readonly imports: number;
        readonly value: Closures;
        /** The units of files that were asked about. */
        readonly asked: Map<string, readonly Unit[]>;
      }
    | undefined;
  let walks: { readonly imports: number; readonly facts: ClosureFacts } | undefined;

  function isRead(path: string): boolean {
    return (
      kindOfFile(path) !== undefined ||
      isConfigurationModule(path) ||
      tellers.has(path) ||
      links.has(path) ||
      configured.has(path) ||
      path === readmeOf(workspace.repositoryRoot)
    );
  }

  function modelNow(): TopologyModel {
    model ??= build();
    return model;
  }

  function build(): TopologyModel {
    const isWanted = (path: string): boolean => kindOfFile(path) !== undefined;
    const files = workspace.otherFiles(isWanted).filter((path) => !parts.isIgnored(path));
    const texts = new Map<string, string | undefined>();
    const read = (path: string): string | undefined => {
      if (!texts.has(path))
        texts.set(path, workspace.exists(path) ? workspace.read(path) : undefined);
      return texts.get(path);
    };
    const { repositoryRoot } = workspace;
    const sources = workspace.files();
    const packageImports = createPackageImports({
      files: sources,
      specifiersOf: parts.specifiersOf,
    });
    const infrastructure = packageImports.filesWith(isInfrastructurePackage);
    const modules = sources.filter(
      (path) => (isConfigurationModule(path) || infrastructure.has(path)) && !parts.isIgnored(path),
    );
    const hasSources = (folder: string): boolean => startsBelow(sources, `${folder}/`);
    const manifests = workspace
      .packages()
      .map(({ folder }) => `${folder}/package.json`)
      .filter((path) => !parts.isIgnored(path))
      .sort();
    links = new Set(manifests.flatMap((path) => [path, linkOf(folderOf(path))]));
    const sourceWith = (folder: string, text: string): string | undefined =>
      sources.find(
        (path) => path.startsWith(`${folder}/`) && parts.textOf(path)?.includes(text) === true,
      );
    const survey = surveyOf(
      {
        repositoryRoot,
        files,
        manifests,
        modules,
        read,
        exists: (path) => workspace.exists(path),
        hasSources,
        sourceWith,
      },
      cache,
    );
    const packages = createPackageIndex(workspace.packages(), repositoryRoot, hasSources);
    const built = new Map(survey.images.map(({ name, dockerfile }) => [name, dockerfile]));
    const mapper = createMapper({
      repositoryRoot,
      packages,
      read,
      sourceOf: (path) => workspace.sourceOf(path),
      hasSources,
      dockerfileOfImage: (name) => built.get(name),
      dockerfiles: survey.drafts
        .filter(
          ({ platform, environment, useless }) =>
            platform === "docker" && counts(environment) && useless === undefined,
        )
        .map(({ place }) => place.file),
    });
    const textOf = (path: string): string | undefined => parts.textOf(path) ?? read(path);
    const server = sources.filter(parts.isServer);
    const telling = packageImports.filesWith(mayTellOfTopology);
    const told = server
      .filter((path) => mayConnect(path) || telling.has(path))
      .flatMap((path) => codeEvidenceIn(path, textOf(path) ?? ""));
    tellers = new Set([...modules, ...told.map(({ file }) => file)]);
    const variables = new Map<string, Variables>();
    const variablesOf = (path: string): Variables => {
      const found = variables.get(path) ?? variablesIn(path, read(path) ?? "");
      variables.set(path, found);
      return found;
    };
    /** The unit's own files come first: those of the whole repository are for all units. */
    const variableIn = (folder: string, name: string): Variable | undefined => {
      for (const path of [folder, repositoryRoot].flatMap(environmentFilesIn)) {
        const found = variablesOf(path).get(name);
        if (found !== undefined)
          return { value: found.value, file: shownPath(path, { repositoryRoot }) };
      }
      return undefined;
    };
    const importers = createImporters(server, parts.importsOf, textOf);
    const facts = closureFacts();
    walks = { imports: parts.importsVersion(), facts };
    const assembled = assemble(survey, {
      repositoryRoot,
      rootName: withoutScope(nameOf(packages.inFolder(repositoryRoot))) || "app",
      mapper,
      declared: parts.declared(read),
      today: parts.today,
      offered: survey.offered,
      containerCode: () => containerCode(packageImports.filesWith(startsContainers), textOf),
      variablesIn: (folder) =>
        new Map(
          [...environmentFilesIn(folder)].reverse().flatMap((path) => [...variablesOf(path)]),
        ),
      codeEvidence: (code) => evidenceOf(code, told, facts, importers),
      queueLinks: (codes) =>
        linksOf(codes, facts, {
          files: server,
          importers,
          passing: packageImports.filesWith(isQueueLibrary),
          specifiersOf: parts.specifiersOf,
          importsOf: parts.importsOf,
          textOf: parts.textOf,
          variableOf(unit, name) {
            const folder = codes[unit]?.folder;
            return folder === undefined ? undefined : variableIn(folder, name);
          },
        }),
    });
    const used = new Set(
      assembled.units.flatMap(({ evidence }) =>
        evidence.map(({ file, start }) => `${file} ${start}`),
      ),
    );
    const isLeft = ({ file, start }: Evidence): boolean => !used.has(`${file} ${start}`);
    const possible = told
      .filter(
        (each) =>
          each.isSwitched ||
          each.kind === "sockets" ||
          (each.kind === "copies" && isReached(each, importers)),
      )
      .map(asTold)
      .filter(isLeft)
      .slice(0, MOST_POSSIBLE);
    configured = new Set(variables.keys());
    const shown = new Set(assembled.units.flatMap(({ evidence }) => evidence.map(messageOf)));
    const commands = survey.hints.filter((each) => !shown.has(messageOf(each)));
    const hints = onePerMessage([...commands, ...possible].filter(isLeft));
    const unread = files.filter((path) => texts.has(path) && texts.get(path) === undefined);
    return { ...assembled, hints, problems: survey.problems, unread };
  }

  /** What the files of a unit tell, without copies of a database that none of them reads from. */
  function evidenceOf(
    code: UnitCode,
    told: readonly CodeEvidence[],
    facts: ClosureFacts,
    { importersOf, saidBy }: Importers,
  ): readonly CodeEvidence[] {
    if (told.length === 0) return [];
    const all = filesOfCode(code, facts);
    const own = told.filter(({ file }) => all.has(file));
    if (!own.some(({ kind }) => kind === "copies")) return own;
    const files = new Set([...all].filter((path) => parts.isServer(path)));
    const readers = { files, importersOf, saidBy };
    return own.filter(
      (each) =>
        each.kind !== "copies" ||
        each.carriers === undefined ||
        isReadThrough(each.file, each.carriers, readers),
    );
  }

  /** Sources of the packages of which one file starts containers. */
  function containerCode(
    containing: ReadonlySet<string>,
    textOf: (path: string) => string | undefined,
  ): ContainerCode {
    const folderOfPackage = (path: string): string => workspace.packageOf(path).directory;
    // What the image is called may stand among settings, and a sandbox is no part of a server by its name.
    const isOwn = (path: string): boolean => !IN_TESTS.test(path);
    const starting = new Set([...containing].filter(isOwn).map(folderOfPackage));
    if (starting.size === 0) return { files: [], textOf };
    const files = workspace
      .files()
      .filter((path) => isOwn(path) && starting.has(folderOfPackage(path)));
    return { files, textOf };
  }

  /** Exports that nobody imports lead no read to a copy. */
  function isReached(
    { file, carriers }: CodeEvidence & { readonly kind: "copies" },
    { importersOf }: Importers,
  ): boolean {
    return carriers === undefined || importersOf(file).length > 0;
  }

  /** Messages between units; what stands in a unit's own folder is its own, and all else is of whoever imports it. */
  function linksOf(
    codes: readonly UnitCode[],
    facts: ClosureFacts,
    rest: Omit<QueueFacts, "unitsOf">,
  ): readonly QueueLink[] {
    if (codes.length < 2) return [];
    const reached = codes.map((code) => filesOfCode(code, facts));
    const known = new Map<string, readonly number[]>();
    const unitsOf = (path: string): readonly number[] =>
      codes.flatMap(({ folder }, index) =>
        path.startsWith(`${folder}/`) && reached[index]?.has(path) === true ? [index] : [],
      );
    return queueLinks({
      ...rest,
      unitsOf(path) {
        const units = known.get(path) ?? unitsOf(path);
        known.set(path, units);
        return units;
      },
    });
  }

  function closureFacts(): ClosureFacts {
    return {
      files: workspace.files(),
      importsOf: parts.importsOf,
      packageOf: (path) => workspace.packageOf(path).directory,
    };
  }

  function closuresNow(): NonNullable<typeof closures> {
    const imports = parts.importsVersion();
    if (closures?.imports !== imports) {
      const { units } = modelNow();
      // While no import has changed, the walks that were done for the model are those of its units.
      const facts = walks?.imports === imports ? walks.facts : closureFacts();
      const value = createClosures(units, facts);
      closures = { imports, value, asked: new Map() };
    }
    return closures;
  }

  return {
    model: modelNow,
    unitsOf(path) {
      const { units } = modelNow();
      if (units.length === 0) return [];
      const { value, asked } = closuresNow();
      const found = asked.get(path) ?? value.unitsOf(path).flatMap((index) => units[index] ?? []);
      asked.set(path, found);
      return found;
    },
    filesOf(unit) {
      const units: readonly DeployedUnit[] = modelNow().units;
      return closuresNow().value.filesOf(units.indexOf(unit));
    },
    rootsOf(unit) {
      const units: readonly DeployedUnit[] = modelNow().units;
      return closuresNow().value.rootsOf(units.indexOf(unit));
    },
    depends(path) {
      modelNow();
      return isRead(path);
    },
    changed(path) {
      if (!isRead(path)) return false;
      model = undefined;
      closures = undefined;
      version++;
      return true;
    },
    version: () => version,
  };
}

const IN_TESTS = /[./_-](?:tests?|specs?|e2e|mocks?|fixtures?)(?=[./_-])/i;

function messageOf({ message }: Evidence): string {
  return message;
}

/** What several files say in the same words is shown once. */
function onePerMessage(all: readonly Evidence[]): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const each of all) if (!found.has(each.message)) found.set(each.message, each);
  return [...found.values()];
}

/** Such lines of one repository resemble each other. */
const MOST_POSSIBLE = 6;

/** True when one of the sorted paths begins with the prefix. */
function startsBelow(sorted: readonly string[], prefix: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(prefix) === true;
}
