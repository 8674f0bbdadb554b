/** Joins deployments that run the same code into units, and sets aside what decides nothing. */
import type { Evidence } from "../../../rules/kit/rule.ts";
import type { Bounds, DeployedUnit, Deployment, Platform } from "../../../rules/kit/topology.ts";
import { counts, reasonToIgnore } from "./environment.ts";
import { type Counted, type LayerOfUnit, layerOf, widest } from "./layer.ts";
import type { Code, Mapper } from "./mapping/code.ts";
import { commandsOf } from "./mapping/code.ts";
import type { Draft, StoreDraft } from "./model.ts";

/** A unit with the code that it runs. */
export interface Unit extends DeployedUnit {
  readonly code: UnitCode;
}

/** Where the code of a unit begins; folders take everything below them in. */
export interface UnitCode {
  /** The folder that people would call the unit's. */
  readonly folder: string;
  readonly entries: readonly string[];
  readonly folders: readonly string[];
}

/** A deployment that was looked at and decides nothing, with the reason. */
export interface Ignored {
  readonly evidence: Evidence;
  readonly because: string;
}

/** A deployment of code that nobody could find. */
export interface Unmapped {
  readonly name: string;
  readonly image?: string;
  readonly evidence: Evidence;
}

export interface Assembled {
  readonly units: readonly Unit[];
  readonly stores: readonly StoreDraft[];
  readonly edges: readonly Edge[];
  readonly ignored: readonly Ignored[];
  readonly unmapped: readonly Unmapped[];
}

/** One unit calls or waits for another, or for a store. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly via: "http" | "store";
  readonly evidence: Evidence;
}

export interface AssemblyFacts {
  readonly repositoryRoot: string;
  /** What a unit that is the whole repository is called. */
  readonly rootName: string;
  readonly mapper: Mapper;
  /** Lines that make the unit's data distributed: read replicas in use, stores per region. */
  distributedBy(code: UnitCode, counted: readonly Counted[]): readonly Evidence[];
}

export function assemble(
  drafts: readonly Draft[],
  stores: readonly StoreDraft[],
  facts: AssemblyFacts,
): Assembled {
  const ignored: Ignored[] = [];
  const unmapped: Unmapped[] = [];
  const mapped: { draft: Draft; code: Code }[] = [];
  for (const draft of drafts) {
    if (!counts(draft.environment)) {
      if (says(draft))
        ignored.push({ evidence: lineOf(draft), because: reasonToIgnore(draft.environment) });
      continue;
    }
    const code = facts.mapper.codeOf(draft.code);
    if (code !== undefined) mapped.push({ draft, code });
    else if (facts.mapper.isElsewhere(draft.code)) {
      if (says(draft)) ignored.push({ evidence: lineOf(draft), because: NO_CODE });
    } else if (isWorthMapping(draft)) unmapped.push(unmappedOf(draft));
  }
  const groups = groupByCode(mapped);
  const names = namesOf(groups, facts);
  const units = groups.map((group, index): Unit => {
    const { used, superseded } = strongest(group.drafts);
    for (const draft of superseded)
      ignored.push({
        evidence: lineOf(draft),
        because: "a production file of the same platform says more",
      });
    const counted = used.map((draft) => countedOf(draft, facts.mapper));
    const layer = layerOf(counted, facts.distributedBy(group.code, counted));
    return unitOf(names[index] ?? "unit", group.code, counted, layer);
  });
  const used = storesOf(stores);
  return { units, stores: used, edges: edgesOf(units, groups, used), ignored, unmapped };
}

const NO_CODE = "no TypeScript stands in its folder";

/** The stores beside what counts, each once. */
function storesOf(stores: readonly StoreDraft[]): readonly StoreDraft[] {
  const found = new Map<string, StoreDraft>();
  for (const store of stores) {
    if (!counts(store.environment)) continue;
    const key = `${store.kind} ${store.id}`;
    const known = found.get(key);
    if (known === undefined || store.replicas > known.replicas) found.set(key, store);
  }
  return [...found.values()];
}

interface Group {
  readonly code: UnitCode;
  readonly drafts: readonly Draft[];
}

/** Deployments of one package belong together, unless they start it in different modules. */
function groupByCode(mapped: readonly { draft: Draft; code: Code }[]): readonly Group[] {
  const byFolder = new Map<string, { draft: Draft; code: Code }[]>();
  for (const each of mapped) {
    const list = byFolder.get(each.code.folder) ?? [];
    byFolder.set(each.code.folder, list);
    list.push(each);
  }
  return [...byFolder].flatMap(([folder, all]): Group[] => {
    const entries = [...new Set(all.flatMap(({ code }) => code.entry ?? []))].sort();
    const whole = all.filter(({ code }) => code.entry === undefined).map(({ draft }) => draft);
    if (entries.length <= 1)
      return [
        { code: { folder, entries, folders: [folder] }, drafts: all.map(({ draft }) => draft) },
      ];
    // What names no module may be any of them.
    return entries.map((entry) => ({
      code: { folder, entries: [entry], folders: [] },
      drafts: [
        ...all.filter(({ code }) => code.entry === entry).map(({ draft }) => draft),
        ...whole,
      ],
    }));
  });
}

/** Of one platform, files that are named after production win over files without a name. */
function strongest(drafts: readonly Draft[]): { used: Draft[]; superseded: Draft[] } {
  const named = new Set<Platform>();
  for (const draft of drafts)
    if (draft.environment === "production" && draft.platform !== "docker")
      named.add(draft.platform);
  const isUsed = (draft: Draft): boolean =>
    draft.environment === "production" || !named.has(draft.platform);
  return {
    used: drafts.filter(isUsed),
    superseded: drafts.filter((draft) => !isUsed(draft) && says(draft)),
  };
}

/** Names of units: the folder's where one unit stands there, else the deployment's; each once. */
function namesOf(
  groups: readonly Group[],
  { repositoryRoot, rootName }: Pick<AssemblyFacts, "repositoryRoot" | "rootName">,
): readonly string[] {
  const inFolder = new Map<string, number>();
  for (const { code } of groups) inFolder.set(code.folder, (inFolder.get(code.folder) ?? 0) + 1);
  const taken = new Set<string>();
  return groups.map(({ code, drafts }) => {
    const isAlone = inFolder.get(code.folder) === 1;
    const isRoot = code.folder === repositoryRoot;
    const base = isRoot ? rootName : code.folder.slice(code.folder.lastIndexOf("/") + 1);
    const own = drafts.find(({ platform }) => platform !== "docker")?.name ?? base;
    const wanted = isAlone ? base : own;
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`;
    taken.add(name);
    return name;
  });
}

const ONE: Bounds = { least: 1, most: 1 };

function countedOf(draft: Draft, mapper: Mapper): Counted {
  const hint = draft.code.find((each) => each.kind === "dockerfile");
  const image = hint === undefined ? undefined : mapper.imageOf(hint.path, hint.target);
  const start =
    draft.start ??
    (image === undefined || commandsOf(image).length === 0
      ? undefined
      : { ...(image.entrypoint ?? image.cmd ?? NO_PLACE), words: commandsOf(image)[0] ?? [] });
  const stopSignal = draft.stopSignal ?? image?.stopSignal;
  const evidence = [
    ...(draft.instances === undefined ? [] : [draft.instances.evidence]),
    ...(draft.processes === undefined ? [] : [draft.processes.evidence]),
    ...(draft.missing === undefined
      ? []
      : [
          {
            ...draft.missing.place,
            message: `how many run depends on ${draft.missing.unknown}`,
          },
        ]),
    ...(draft.notes ?? []),
  ];
  const deployment: Deployment = {
    platform: draft.platform,
    name: draft.name,
    place: draft.place,
    environment: draft.environment,
    runtime: draft.runtime,
    instances: draft.instances,
    processes: draft.processes ?? ONE,
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
    evidence,
    sureness: draft.environment === "production" ? "certain" : "likely",
  };
  return { deployment, instances: draft.instances, processes: draft.processes };
}

const NO_PLACE = { form: "exec", file: "", start: 0, end: 0 } as const;

function unitOf(
  id: string,
  code: UnitCode,
  counted: readonly Counted[],
  { layer, sureness, evidence }: LayerOfUnit,
): Unit {
  const deployments = counted.map(({ deployment }) => deployment);
  const running = deployments.filter(({ runtime }) => runtime !== "static");
  const [first] = running.length > 0 ? running : deployments;
  const affinities = running.map(({ affinity }) => affinity);
  return {
    id,
    code,
    layer,
    sureness,
    runtime:
      running.find(({ runtime }) => runtime === "edge" || runtime === "serverless")?.runtime ??
      first?.runtime ??
      "long-lived",
    instances: widest(
      counted.map(({ instances }) => (instances?.by === "habit" ? undefined : instances)),
    ),
    processes: widest(running.map(({ processes }) => processes)) ?? ONE,
    regions: Math.max(1, ...running.map(({ regions }) => regions)),
    surge: Math.max(0, ...running.map(({ surge }) => surge)),
    // Sticky only when every way of running it is.
    affinity: affinities.every((each) => each === affinities[0])
      ? (affinities[0] ?? "none")
      : "none",
    deployments,
    evidence,
  };
}

/** True for a draft whose line is worth showing: somebody wrote a number or chose a platform. */
function says({ instances, processes }: Draft): boolean {
  return (
    processes !== undefined ||
    (instances !== undefined && (instances.by !== "habit" || instances.most !== 1))
  );
}

function lineOf(draft: Draft): Evidence {
  const { instances, processes, place, name } = draft;
  const found = instances ?? processes;
  return found?.evidence ?? { ...place, message: name };
}

/** Somebody else's image without a number is no loss. */
function isWorthMapping(draft: Draft): boolean {
  if (draft.runtime === "static") return false;
  const { instances } = draft;
  const isMany = instances !== undefined && (instances.most === "any" || instances.most > 1);
  return isMany || instances?.by === "stated";
}

function unmappedOf(draft: Draft): Unmapped {
  const image = draft.code.find((hint) => hint.kind === "image")?.name;
  return {
    name: draft.name,
    ...(image === undefined ? {} : { image }),
    evidence: lineOf(draft),
  };
}

/** Names in variables and dependencies that are other deployments or stores. */
function edgesOf(
  units: readonly Unit[],
  groups: readonly Group[],
  stores: readonly StoreDraft[],
): readonly Edge[] {
  const unitOfName = new Map<string, string>();
  for (const [index, { drafts }] of groups.entries())
    for (const { name } of drafts) unitOfName.set(name, units[index]?.id ?? name);
  const storeNames = new Set(stores.map(({ id }) => id));
  const edges = new Map<string, Edge>();
  for (const [index, { drafts }] of groups.entries()) {
    const from = units[index]?.id ?? "";
    const add = (name: string, evidence: Evidence): void => {
      const unit = unitOfName.get(name);
      const to = unit ?? (storeNames.has(name) ? name : undefined);
      if (to === undefined || to === from) return;
      const via = unit === undefined ? "store" : "http";
      if (!edges.has(`${from} ${to}`)) edges.set(`${from} ${to}`, { from, to, via, evidence });
    };
    for (const draft of drafts) {
      for (const { name, place } of draft.talksTo ?? [])
        add(name, { ...place, message: `${from} depends on ${name}` });
      for (const [variable, { value, file, start, end }] of draft.variables ?? []) {
        const host = /^[a-z][a-z\d+.-]*:\/\/(?:[^@/]*@)?([\w-]+)(?:[.:/]|$)/i.exec(value)?.[1];
        const message = `${variable} leads from ${from} to ${host}`;
        if (host !== undefined) add(host, { file, start, end, message });
      }
    }
  }
  return [...edges.values()];
}
