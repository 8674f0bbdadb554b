/** Which unit talks to which other unit or store, by addresses in variables, queues and the order of their start. */
import type { Evidence } from "../../../rules/kit/rule.ts";
import type { Group } from "./groups.ts";
import type { Draft, StoreDraft } from "./model.ts";
import type { QueueLink } from "./queues.ts";
import { folderOf } from "./readers/platforms.ts";

/** One unit calls another or a store, passes messages to it, or only starts after it. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly via: "http" | "queue" | "store" | "start";
  readonly evidence: Evidence;
  /** Where the other end is, for a queue. */
  readonly takes?: Evidence;
}

interface Named {
  readonly draft: Draft;
  readonly unit: string;
}

/** `ids` are the names of the units, parallel to the groups. */
export function edgesOf(
  ids: readonly string[],
  groups: readonly Pick<Group, "drafts">[],
  stores: readonly StoreDraft[],
  links: readonly QueueLink[],
): readonly Edge[] {
  const byName = new Map<string, Named[]>();
  for (const [index, { drafts }] of groups.entries()) {
    const isJob = drafts.every(
      ({ runtime, platform }) => runtime === "job" || platform === "docker",
    );
    for (const draft of drafts) {
      // A migration in a service's own code is over when the service is called.
      if ((draft.runtime === "job" && !isJob) || draft.isBeside === true) continue;
      const list = byName.get(draft.name) ?? [];
      byName.set(draft.name, list);
      list.push({ draft, unit: ids[index] ?? draft.name });
    }
  }
  const edges = new Map<string, Edge>();
  for (const [index, { drafts }] of groups.entries()) {
    const from = ids[index] ?? "";
    const add = (draft: Draft, name: string, evidence: Evidence, isOrder: boolean): void => {
      const unit = meant(byName.get(name) ?? [], draft);
      const isStore = stores.some((each) => each.id === name && isMeant(each, draft, stores));
      const to = unit ?? (isStore ? name : undefined);
      if (to === undefined || to === from) return;
      // Whoever waits for a store is going to use it; a service may be waited for by those who never call it.
      const via = unit === undefined ? "store" : isOrder ? "start" : "http";
      if (!edges.has(`${from} ${to}`)) edges.set(`${from} ${to}`, { from, to, via, evidence });
    };
    const living = livingFirst(drafts);
    for (const draft of living)
      for (const [variable, { value, file, start, end }] of draft.variables ?? []) {
        const host = isOff(variable, draft.variables) ? undefined : hostIn(value);
        const message = `${variable} leads from ${from} to ${host}`;
        if (host !== undefined) add(draft, host, { file, start, end, message }, false);
      }
    for (const draft of living)
      for (const { name, place, isAddress = false } of draft.talksTo ?? []) {
        const what = isAddress ? "is given the address of" : "starts after";
        add(draft, name, { ...place, message: `${from} ${what} ${name}` }, !isAddress);
      }
  }
  return [...edges.values(), ...messagesOf(ids, links)];
}

/** True where a switch beside an address says that it is not used: `RABBITMQ_ENABLED=false` beside `RABBITMQ_URI`. */
export function isOff(variable: string, variables: Draft["variables"]): boolean {
  const words = variable.split("_");
  // The longest part in front is what the address is about: the switch nearest to it decides.
  for (let count = words.length - 1; count > 0; count--) {
    const subject = words.slice(0, count).join("_");
    const isSet = (name: string, pattern: RegExp): boolean =>
      pattern.test(otherwiseOf(variables?.get(name)?.value ?? "").trim());
    const on = [`${subject}_ENABLED`, `${subject}_ENABLE`, `ENABLE_${subject}`, `USE_${subject}`];
    const off = [`${subject}_DISABLED`, `${subject}_DISABLE`, `DISABLE_${subject}`];
    if (on.some((name) => isSet(name, OFF)) || off.some((name) => isSet(name, ON))) return true;
    if (on.some((name) => isSet(name, ON))) return false;
  }
  return false;
}

const OFF = /^(?:false|0|no|off|disabled)$/i;
const ON = /^(?:true|1|yes|on|enabled)$/i;

/** What a value is that somebody may set, when nobody does. */
function otherwiseOf(value: string): string {
  return /^\$\{\w+:?-(.*)\}$/.exec(value)?.[1] ?? value;
}

/** The host of an address. */
function hostIn(value: string): string | undefined {
  const address = otherwiseOf(value);
  const plain = address.replace(/\$\{[^{}]*\}/g, "x");
  return /^[a-z][a-z\d+.-]*:\/\/(?:[^@/]*@)?([\w-]+)(?:[.:/]|$)/i.exec(plain)?.[1];
}

function messagesOf(ids: readonly string[], links: readonly QueueLink[]): readonly Edge[] {
  return links.map(({ from, to, sends, takes }) => ({
    from: ids[from] ?? "",
    to: ids[to] ?? "",
    via: "queue",
    evidence: sends,
    takes,
  }));
}

/** What runs for long shows best how the unit talks. */
function livingFirst(drafts: readonly Draft[]): readonly Draft[] {
  const isJob = ({ runtime }: Draft): boolean => runtime === "job";
  return [...drafts.filter((each) => !isJob(each)), ...drafts.filter(isJob)];
}

/** A name is known within a network; beyond it stands the only store of its kind. */
function isMeant(store: StoreDraft, { networks }: Draft, all: readonly StoreDraft[]): boolean {
  if (networks === undefined || store.networks === undefined) return true;
  const isShared = store.networks.some((each) => networks.includes(each));
  return isShared || all.filter(({ kind }) => kind === store.kind).length === 1;
}

function isSameProject(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}

/** Names are known where a file and its neighbours are deployed together; beyond that one that is alone will do. */
function meant(named: readonly Named[], by: Draft): string | undefined {
  const inScope = (is: (draft: Draft) => boolean): readonly string[] => [
    ...new Set(named.filter(({ draft }) => is(draft)).map(({ unit }) => unit)),
  ];
  const scopes = [
    inScope(({ place }) => place.file === by.place.file),
    inScope(
      ({ place, platform }) =>
        platform === by.platform && folderOf(place.file) === folderOf(by.place.file),
    ),
    // Services of Compose know those of their own project alone, which may have several files.
    inScope(
      ({ platform, project }) =>
        platform === by.platform && (platform !== "compose" || isSameProject(project, by.project)),
    ),
  ];
  const [units] = scopes.filter((each) => each.length > 0);
  return units?.length === 1 ? units[0] : undefined;
}
