/** Makes a unit out of the deployments that run its code, and puts a declaration over what they say. */
import type { Layer } from "../../../rules/kit/rule.ts";
import type { Bounds, DeployedUnit, Deployment, Runtime } from "../../../rules/kit/topology.ts";
import { type Launch, launchesOf } from "./commands/launch.ts";
import {
  type Declaration,
  decidingKey,
  instancesDeclared,
  isReason,
  layerDeclared,
} from "./declared.ts";
import type { UnitCode } from "./groups.ts";
import { isWebServer, nameOfImage } from "./images.ts";
import { type Counted, type LayerOfUnit, widest } from "./layer.ts";
import type { Mapper } from "./mapping/code.ts";
import type { Amount, Draft } from "./model.ts";
import { commandsOf, type Image } from "./readers/dockerfile.ts";
import { pm2Amount } from "./readers/pm2.ts";

/** A unit with the code that it runs. */
export interface Unit extends DeployedUnit {
  readonly code: UnitCode;
  /** What hands out the files of a unit that is nothing else. */
  readonly servedBy: readonly string[];
}

const ONE: Bounds = { least: 1, most: 1 };

/** A draft with what its image adds. */
export function countedOf(draft: Draft, code: UnitCode, mapper: Mapper): Counted {
  const hint = draft.code.find((each) => each.kind === "dockerfile");
  const image = hint === undefined ? undefined : mapper.imageOf(hint.path, hint.target);
  const started = image?.entrypoint ?? image?.cmd;
  const start =
    draft.start ??
    (image === undefined || started === undefined
      ? undefined
      : { ...started, words: commandsOf(image)[0] ?? [] });
  const launches = launchesWith(draft, image);
  const processes = draft.processes ?? forkedBy(launches, start);
  const stopSignal = draft.stopSignal ?? image?.stopSignal;
  const missing =
    draft.missing === undefined
      ? []
      : [{ ...draft.missing.place, message: `how many run depends on ${draft.missing.unknown}` }];
  const deployment: Deployment = {
    platform: draft.platform,
    name: draft.name,
    place: draft.place,
    environment: draft.environment,
    runtime: runtimeOf(draft, code, image, mapper.startedBy(launches, code.folder), mapper),
    instances: draft.instances,
    processes: processes ?? ONE,
    regions: draft.regions ?? 1,
    surge: draft.surge ?? 0,
    scalesToZero: draft.scalesToZero ?? false,
    affinity: draft.affinity ?? "none",
    disk: { isLost: false, isShared: false, ...draft.disk },
    probes: draft.probes ?? [],
    ...(draft.graceSeconds === undefined ? {} : { graceSeconds: draft.graceSeconds }),
    ...(stopSignal === undefined ? {} : { stopSignal }),
    ...(start === undefined ? {} : { start }),
    variables: new Map([...(image?.variables ?? []), ...(draft.variables ?? [])]),
    evidence: [
      ...(draft.instances === undefined ? [] : [draft.instances.evidence]),
      ...(processes === undefined ? [] : [processes.evidence]),
      ...missing,
      ...(draft.notes ?? []),
    ],
    sureness: draft.environment === "production" ? "certain" : "likely",
  };
  const servedBy = deployment.runtime === "static" ? mapper.programsOf(draft.code) : [];
  return { deployment, instances: draft.instances, processes, servedBy };
}

/** What a container or process really starts: the deployment's own command, else the image's. */
function launchesWith({ start }: Draft, image: Image | undefined): readonly Launch[] {
  const commands =
    start === undefined ? (image === undefined ? [] : commandsOf(image)) : [start.words];
  return commands.flatMap((words) => launchesOf(words));
}

/** `pm2-runtime -i max` on the command line does what `instances` does in a file. */
function forkedBy(
  launches: readonly Launch[],
  start: Deployment["start"] | undefined,
): Amount | undefined {
  const text = launches.find(({ processes }) => processes !== undefined)?.processes;
  return text === undefined || start === undefined ? undefined : pm2Amount(text, start);
}

/** A file can leave open what kind of program it starts; the program tells. */
function runtimeOf(
  { platform, runtime, start }: Draft,
  code: UnitCode,
  image: Image | undefined,
  launches: readonly Launch[],
  mapper: Mapper,
): Runtime {
  if (servesFiles(image, launches)) return "static";
  if (runtime !== "long-lived") return runtime;
  const isPages = code.entries.length === 0 && mapper.isBrowserOnly(code.folder);
  if (isPages && !IN_NODE.test(platform)) return "static";
  if (platform !== "docker" && platform !== "compose") return runtime;
  if (image !== undefined && start === undefined && startsNothing(image)) return "job";
  return endsByItself(launches, start) ? "job" : runtime;
}

/** What is started there by name is a program, whatever package it stands in. */
const IN_NODE = /^(?:pm2|heroku)$/;

/** Made on a bare runtime, without a command: whoever starts it says what it does, once. */
function startsNothing({ bases, entrypoint, cmd }: Image): boolean {
  const [own = ""] = bases;
  const isBare = /(?:^|\/)(?:node|bun|deno)$/.test(nameOfImage(own));
  return entrypoint === undefined && cmd === undefined && isBare;
}

/** A migration is named so. */
function endsByItself(launches: readonly Launch[], start: Draft["start"]): boolean {
  const text = start?.words.join(" ") ?? "";
  const last = text.slice(Math.max(0, text.lastIndexOf("&&")));
  if (MIGRATES.test(last)) return true;
  return launches.length > 0 && launches.every((each) => ONCE.test(nameOfLaunch(each)));
}

const MIGRATES =
  /\b(?:prisma (?:migrate|db push|db seed)|drizzle-kit (?:migrate|push)|knex migrate|typeorm migration:run|sequelize(?:-cli)? db:migrate|node-pg-migrate|dbmate)\b/;
const ONCE =
  /^(?:(?:db|database|prisma|drizzle|knex|typeorm)[-:._])?(?:migrat|seed)[a-z]*(?:[-:._]|$)/;

function nameOfLaunch(launch: Launch): string {
  switch (launch.kind) {
    case "script":
      return launch.script;
    case "module":
    case "shell-file":
      return launch.path.slice(launch.path.lastIndexOf("/") + 1);
    default:
      return "";
  }
}

/** A web server in front of built files runs none of the code; with a program of ours beside it, it does. */
function servesFiles(image: Image | undefined, launches: readonly Launch[]): boolean {
  if (image === undefined) return false;
  if (launches.some(({ kind }) => kind !== "other" && kind !== "shell-file")) return false;
  const programs = launches.flatMap((each) => (each.kind === "other" ? [each.program] : []));
  return isWebServer(image.bases[0] ?? "") || programs.some(isWebServer);
}

export function unitOf(
  id: string,
  code: UnitCode,
  counted: readonly Counted[],
  { layer, sureness, evidence }: LayerOfUnit,
): Unit {
  const deployments = counted.map(({ deployment }) => deployment);
  const running = deployments.filter(({ runtime }) => runtime !== "static");
  // Code that lives on somewhere does so, whatever else starts it for a while.
  const living = running.filter(({ runtime }) => runtime !== "job");
  const [first] = [living, running, deployments].find((each) => each.length > 0) ?? [];
  const affinities = running.map(({ affinity }) => affinity);
  // Sticky only when every way of running it is.
  const isOne = affinities.every((each) => each === affinities[0]);
  return {
    id,
    code,
    servedBy: running.length > 0 ? [] : [...new Set(counted.flatMap((each) => each.servedBy))],
    layer,
    sureness,
    runtime:
      running.find(({ runtime }) => runtime === "edge" || runtime === "serverless")?.runtime ??
      first?.runtime ??
      "long-lived",
    instances: instancesOf(layer, counted),
    processes: widest(running.map(({ processes }) => processes)) ?? ONE,
    regions: Math.max(1, ...running.map(({ regions }) => regions)),
    surge: Math.max(0, ...running.map(({ surge }) => surge)),
    affinity: isOne ? (affinities[0] ?? "none") : "none",
    deployments,
    evidence,
  };
}

/** Numbers that somebody stands for; while others may run more, one of them is none. */
function instancesOf(layer: Layer, counted: readonly Counted[]): Bounds | undefined {
  const found = widest(
    counted.map(({ instances }) =>
      instances?.by === "habit" && instances.most === 1 ? undefined : instances,
    ),
  );
  return layer === "unknown" && found?.most === 1 ? undefined : found;
}

/** What people say wins; the deployments stay beside it. */
export function declaredUnit(unit: Unit, declaration: Declaration): Unit {
  const { value } = declaration;
  const layer = layerDeclared(declaration);
  const key = decidingKey(declaration);
  const reason = isReason(value.because) ? `, because ${value.because}` : "";
  return {
    ...unit,
    instances: instancesDeclared(value) ?? unit.instances,
    processes:
      value.processes === undefined
        ? unit.processes
        : { least: value.processes, most: value.processes },
    regions: value.regions ?? unit.regions,
    affinity: value.affinity ?? unit.affinity,
    ...(layer === undefined
      ? {}
      : {
          layer,
          sureness: "declared" as const,
          evidence: [{ ...declaration.place(key), message: `declared ${layer}${reason}` }],
        }),
  };
}
