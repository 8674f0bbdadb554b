/** Joins deployments that run the same code into units, and sets aside what decides nothing. */
import type { Evidence } from "../../../rules/kit/rule.ts";
import type { DeployedStore, Platform } from "../../../rules/kit/topology.ts";
import { addressed, type ToldStore, type Variables } from "./addresses.ts";
import type { CodeEvidence } from "./code-evidence.ts";
import { type Declaration, type DeclarationIssue, type Declared, issueOf } from "./declared.ts";
import { distributedBy } from "./distribution.ts";
import { type Edge, edgesOf } from "./edges.ts";
import { besideCluster, handoverNaming, handoverOf, withHandover } from "./elsewhere.ts";
import { counts, reasonToIgnore } from "./environment.ts";
import {
  type Claim,
  groupByCode,
  type MappedDraft,
  namesOf,
  strongest,
  type UnitCode,
} from "./groups.ts";
import { nameOfImage } from "./images.ts";
import { layerOf, withoutNumber } from "./layer.ts";
import type { Code, Mapper } from "./mapping/code.ts";
import type { Draft, StoreDraft } from "./model.ts";
import { reasonOfOffer } from "./offers.ts";
import { type ContainerCode, startedBy } from "./on-demand.ts";
import type { QueueLink } from "./queues.ts";
import type { Survey } from "./survey.ts";
import { countedOf, declaredUnit, type Unit, unitOf } from "./unit.ts";

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
  readonly stores: readonly (StoreDraft | ToldStore)[];
  /** Those that files deploy as rules see them, declarations included. */
  readonly deployedStores: readonly DeployedStore[];
  readonly edges: readonly Edge[];
  readonly ignored: readonly Ignored[];
  readonly unmapped: readonly Unmapped[];
  readonly issues: readonly DeclarationIssue[];
}

export interface AssemblyFacts {
  readonly repositoryRoot: string;
  /** What a unit that is the whole repository is called. */
  readonly rootName: string;
  readonly mapper: Mapper;
  readonly declared: Declared;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Platforms that users are offered a button for. */
  readonly offered: ReadonlySet<Platform>;
  /** Code of packages that start containers. */
  containerCode(): ContainerCode;
  /** What the env files of a folder say. */
  variablesIn(folder: string): Variables;
  /** What the code of a unit says of its topology. */
  codeEvidence(code: UnitCode): readonly CodeEvidence[];
  /** Which of several units pass messages to each other, by index. */
  queueLinks(codes: readonly UnitCode[]): readonly QueueLink[];
}

export function assemble(
  {
    drafts,
    fallbacks,
    stores,
    handovers,
    images,
  }: Pick<Survey, "drafts" | "fallbacks" | "stores" | "handovers" | "images">,
  facts: AssemblyFacts,
): Assembled {
  const { mapper, declared, today } = facts;
  const issues: DeclarationIssue[] = [];
  const claims = claimsOf(declared.units, mapper, issues);
  const { mapped, ignored, unmapped } = mapDrafts(drafts, claims, facts);
  const deployed = new Set(mapped.map(({ code }) => code.folder));
  mapped.push(
    ...mapDrafts(fallbacks, claims, facts).mapped.filter(({ code }) => !deployed.has(code.folder)),
  );
  const groups = groupByCode(mapped, claims).filter((group) => {
    const starting = startedBy(group, images, facts.containerCode);
    if (starting === undefined) return true;
    const because = `code starts a container of it on demand (${placeText(starting, facts)})`;
    ignored.push(...group.drafts.map((draft) => ({ evidence: lineOf(draft), because })));
    return false;
  });
  const names = namesOf(groups, facts);
  const links = facts.queueLinks(groups.map(({ code }) => code));
  const declarations = new Map(declared.units.map((each) => [each.id, each]));
  const offered = new Set<Draft>();
  const units = groups.map((group, index): Unit => {
    const { retired, left } = withoutRetired(group.drafts);
    for (const draft of retired) ignored.push({ evidence: lineOf(draft), because: RETIRED });
    const { used: own, superseded } = strongest(left);
    for (const draft of superseded.filter(says))
      ignored.push({ evidence: lineOf(draft), because: SUPERSEDED });
    const { used, offers } = withoutOffers(own, facts);
    for (const [draft, because] of offers) {
      offered.add(draft);
      ignored.push({ evidence: lineOf(draft), because });
    }
    const told = facts.codeEvidence(group.code);
    const isWhole = group.code.folder === facts.repositoryRoot;
    const handover = handoverOf(names[index] ?? "", isWhole, handovers);
    const counted = used.map((draft) => {
      const full = withProcesses(amongOthers(endingLike(draft, used), used), told);
      return countedOf(
        handover === undefined ? full : besideCluster(full, handover),
        group.code,
        mapper,
      );
    });
    const passing = links.filter(({ from, to }) => from === index || to === index);
    const layer = layerOf(counted, distributedBy(counted, told, declared, passing));
    const found = unitOf(names[index] ?? "unit", group.code, counted, layer);
    const folder = group.code.folder.slice(facts.repositoryRoot.length + 1);
    const unit = withHandover(found, handoverNaming(found.id, folder, handovers));
    const declaration = group.declaration ?? declarations.get(unit.id);
    declarations.delete(unit.id);
    if (declaration === undefined) return unit;
    const issue = issueOf(declaration, unit, today);
    if (issue !== undefined) issues.push(issue);
    return issue === undefined ? declaredUnit(unit, declaration) : unit;
  });
  for (const left of declarations.values())
    if (left.roots.length === 0)
      issues.push({
        kind: "lost",
        id: left.id,
        place: left.place(),
        message: `no deployment file speaks of '${left.id}'; give its 'roots'`,
      });
  const used = storesOf(
    stores,
    filesOf(mapped.flatMap(({ draft }) => (offered.has(draft) ? [] : draft))),
    filesOf([...offered]),
  );
  const edges = edgesOf(
    units.map(({ id }) => id),
    groups.map(({ drafts: all }) => ({ drafts: all.filter((draft) => !offered.has(draft)) })),
    used,
    links,
  );
  const told = addressed(
    units,
    units.map(({ code }) => facts.variablesIn(code.folder)),
    { stores: used, edges },
  );
  return {
    units,
    stores: [...used, ...told.stores],
    deployedStores: deployedStores(used, declared),
    edges: [...edges, ...told.edges],
    ignored: withoutUsed(ignored, units),
    unmapped,
    issues,
  };
}

/** Files that build upon each other share lines: one that decides is not ignored. */
function withoutUsed(ignored: readonly Ignored[], units: readonly Unit[]): readonly Ignored[] {
  const keyOf = ({ file, start }: Evidence): string => `${file} ${start}`;
  const used = new Set(units.flatMap(({ evidence }) => evidence.map(keyOf)));
  return ignored.filter(({ evidence }) => !used.has(keyOf(evidence)));
}

/** What is deprecated is set aside where its code runs in another way; alone it is what there is. */
function withoutRetired(drafts: readonly Draft[]): {
  readonly retired: readonly Draft[];
  readonly left: readonly Draft[];
} {
  const left = drafts.filter(({ isRetired }) => isRetired !== true);
  if (left.length === 0) return { retired: [], left: drafts };
  return { retired: drafts.filter((draft) => !left.includes(draft)), left };
}

/** A file behind a button decides nothing where the repository deploys its code in another way. */
function withoutOffers(
  drafts: readonly Draft[],
  { offered, repositoryRoot }: AssemblyFacts,
): { readonly used: readonly Draft[]; readonly offers: ReadonlyMap<Draft, string> } {
  const offers = new Map<Draft, string>();
  for (const draft of drafts) {
    const because = reasonOfOffer(draft, drafts, offered, repositoryRoot);
    if (because !== undefined) offers.set(draft, because);
  }
  return { used: drafts.filter((draft) => !offers.has(draft)), offers };
}

/** An image is over as soon as those who start it say that it is, unless they start something else in it. */
function endingLike(draft: Draft, all: readonly Draft[]): Draft {
  if (draft.platform !== "docker") return draft;
  const fileOf = ({ code }: Draft) => code.find((hint) => hint.kind === "dockerfile")?.path;
  const starting = all.filter(
    (each) => each.platform !== "docker" && fileOf(each) === fileOf(draft),
  );
  const ends = starting.every(({ runtime, start }) => runtime === "job" && start === undefined);
  return starting.length > 0 && ends ? { ...draft, runtime: "job" } : draft;
}

/**
 * One container in a Compose file, or one pod of a chart, is a way to run that people are offered. It is no proof of
 * one where another such way leaves the number open.
 */
function amongOthers(draft: Draft, all: readonly Draft[]): Draft {
  const { instances } = draft;
  if (!isOffered(draft) || !isOne(draft) || instances === undefined) return draft;
  const open = all.filter(
    (other) =>
      isOffered(other) &&
      other.runtime === draft.runtime &&
      isAnotherWay(draft, other) &&
      !isOne(other),
  );
  // What only adds to another file says the least.
  const told = open.find((other) => other.instances !== undefined);
  const [other] = [told, open.find(({ isOverlay }) => isOverlay !== true), ...open].flatMap(
    (each) => each ?? [],
  );
  if (other === undefined) return draft;
  return { ...draft, instances: { ...instances, by: "habit", doubt: lineOf(other) } };
}

function isOne({ instances }: Draft): boolean {
  return instances?.by === "stated" && instances.most === 1;
}

/** Files of production are what somebody decided. */
function isOffered({ platform, environment, place }: Draft): boolean {
  const isOfChart = platform === "kubernetes" && place.file.includes("/templates/");
  return environment !== "production" && (platform === "compose" || isOfChart);
}

/** Neither the same file nor one that only adds to another. */
function isAnotherWay(one: Draft, other: Draft): boolean {
  if (one.platform !== other.platform) return true;
  const isAdding = one.isOverlay === true || other.isOverlay === true;
  return one.platform === "compose" && one.place.file !== other.place.file && !isAdding;
}

/** Code that forks for itself does so wherever it is deployed. */
function withProcesses(draft: Draft, told: readonly CodeEvidence[]): Draft {
  const forks = told.find((each) => each.kind === "processes" && !each.isSwitched);
  const isRunning = draft.runtime === "long-lived" && draft.processes === undefined;
  return forks?.kind === "processes" && isRunning ? { ...draft, processes: forks.amount } : draft;
}

const NO_CODE = "no TypeScript stands in its folder";
const NONE_OF_OURS = "no TypeScript of the repository is known to run in it";
const RETIRED = "deprecated services alone are made from it";
const SUPERSEDED = "a production file of the same platform says more";

/** The code behind the roots that people declare. */
function claimsOf(
  declarations: readonly Declaration[],
  mapper: Mapper,
  issues: DeclarationIssue[],
): readonly Claim[] {
  return declarations.flatMap((declaration): Claim[] => {
    if (declaration.roots.length === 0) return [];
    const roots = declaration.roots.flatMap((root) => mapper.rootOf(root) ?? []);
    if (roots.length > 0) return [{ declaration, roots }];
    issues.push({
      kind: "lost",
      id: declaration.id,
      place: declaration.place("roots"),
      message: `no TypeScript stands where '${declaration.id}' is said to have its roots`,
    });
    return [];
  });
}

function mapDrafts(
  drafts: readonly Draft[],
  claims: readonly Claim[],
  { mapper }: AssemblyFacts,
): { mapped: MappedDraft[]; ignored: Ignored[]; unmapped: Unmapped[] } {
  const ignored: Ignored[] = [];
  const unmapped: Unmapped[] = [];
  const mapped: MappedDraft[] = [];
  for (const draft of drafts) {
    if (draft.useless !== undefined && counts(draft.environment)) {
      ignored.push(draft.useless);
      continue;
    }
    if (!counts(draft.environment)) {
      if (says(draft))
        ignored.push({ evidence: lineOf(draft), because: reasonToIgnore(draft.environment) });
      continue;
    }
    const claimed = claimedCode(draft, claims);
    const [code, ...more] = claimed === undefined ? mapper.codesOf(draft.code) : [claimed];
    if (code !== undefined) {
      mapped.push({ draft, code });
      for (const each of more) mapped.push({ draft: { ...draft, isBeside: true }, code: each });
    } else if (mapper.isElsewhere(draft.code)) {
      if (says(draft)) ignored.push({ evidence: lineOf(draft), because: NO_CODE });
    } else if (draft.platform === "docker" && mapper.couldRunOurs(draft.code))
      ignored.push({ evidence: lineOf(draft), because: NONE_OF_OURS });
    else if (isWorthMapping(draft)) unmapped.push(unmappedOf(draft));
  }
  return { mapped, ignored, unmapped };
}

/** A declared unit takes what goes by its name, or whose image does. */
function claimedCode(draft: Draft, claims: readonly Claim[]): Code | undefined {
  const image = draft.code.find((hint) => hint.kind === "image")?.name;
  const bare = image === undefined ? "" : nameOfImage(image);
  const names = [draft.name, bare.slice(bare.lastIndexOf("/") + 1)];
  return claims.find(({ declaration }) => names.includes(declaration.id))?.roots[0];
}

function filesOf(drafts: readonly Draft[]): ReadonlySet<string> {
  return new Set(drafts.map(({ place }) => place.file));
}

/** The stores beside what counts, each once, best shown where services of the repository stand beside them. */
function storesOf(
  stores: readonly StoreDraft[],
  deploying: ReadonlySet<string>,
  offering: ReadonlySet<string>,
): readonly StoreDraft[] {
  const found = new Map<string, StoreDraft>();
  const isBeside = ({ place }: StoreDraft): boolean => deploying.has(place.file);
  for (const store of stores) {
    const isOffered = offering.has(store.place.file) && !deploying.has(store.place.file);
    if (!counts(store.environment) || isOffered) continue;
    const key = `${store.kind} ${store.id}`;
    const known = found.get(key);
    const isBetter =
      known === undefined ||
      (isBeside(store) === isBeside(known) ? store.replicas > known.replicas : isBeside(store));
    const best = isBetter ? store : known;
    found.set(key, known === undefined ? best : inNetworksOf(best, [known, store]));
  }
  return [...found.values()];
}

/** Files that describe the same store may show it in different networks. */
function inNetworksOf(store: StoreDraft, all: readonly StoreDraft[]): StoreDraft {
  const { networks: _, ...rest } = store;
  if (all.some(({ networks }) => networks === undefined)) return rest;
  return { ...rest, networks: all.flatMap(({ networks = [] }) => networks) };
}

/** What is declared of a store wins; the one without a kind may be any. */
function deployedStores(
  found: readonly StoreDraft[],
  declared: Declared,
): readonly DeployedStore[] {
  const stated = declared.stores.map(({ id, value, limit }): DeployedStore => {
    const { kind, maxConnections, poolerUrlEnv } = value;
    return {
      id,
      kind,
      ...(poolerUrlEnv === undefined ? {} : { poolerVariable: poolerUrlEnv }),
      ...(maxConnections === undefined
        ? {}
        : { maxConnections: { value: maxConnections, ...limit } }),
    };
  });
  const ids = new Set(stated.map(({ id }) => id));
  return [...stated, ...found.filter(({ id }) => !ids.has(id))];
}

/** True for a draft whose line is worth showing: somebody wrote a number or chose a platform. */
function says({ instances, processes }: Draft): boolean {
  return (
    processes !== undefined ||
    (instances !== undefined && (instances.by !== "habit" || instances.most !== 1))
  );
}

function placeText(
  { file, message }: Evidence,
  { repositoryRoot }: Pick<AssemblyFacts, "repositoryRoot">,
): string {
  return `${file.slice(repositoryRoot.length + 1)} names ${message}`;
}

function lineOf(draft: Draft): Evidence {
  const { platform, instances, processes, place } = draft;
  const found = instances ?? processes;
  if (found === undefined && platform === "docker") return { ...place, message: "an image" };
  return found?.evidence ?? withoutNumber(draft);
}

/** Somebody else's image without a number is no loss, nor is one of it on one machine. */
function isWorthMapping(draft: Draft): boolean {
  if (draft.runtime === "static") return false;
  const { instances } = draft;
  const isMany = instances !== undefined && (instances.most === "any" || instances.most > 1);
  const isSomebodys =
    draft.platform !== "compose" && draft.code.some(({ kind }) => kind !== "name");
  return isMany || (instances?.by === "stated" && isSomebodys);
}

function unmappedOf(draft: Draft): Unmapped {
  const image = draft.code.find((hint) => hint.kind === "image")?.name;
  return {
    name: draft.name,
    ...(image === undefined ? {} : { image }),
    evidence: lineOf(draft),
  };
}
