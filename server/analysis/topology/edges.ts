/** Which unit talks to which other unit or store, by dependencies and addresses in variables. */
import type { Evidence } from "../../../rules/kit/rule.ts";
import type { Group } from "./groups.ts";
import type { StoreDraft } from "./model.ts";

/** One unit calls or waits for another, or for a store. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly via: "http" | "store";
  readonly evidence: Evidence;
}

/** `ids` are the names of the units, parallel to the groups. */
export function edgesOf(
  ids: readonly string[],
  groups: readonly Group[],
  stores: readonly StoreDraft[],
): readonly Edge[] {
  const unitOfName = new Map<string, string>();
  for (const [index, { drafts }] of groups.entries())
    for (const { name } of drafts) unitOfName.set(name, ids[index] ?? name);
  const storeNames = new Set(stores.map(({ id }) => id));
  const edges = new Map<string, Edge>();
  for (const [index, { drafts }] of groups.entries()) {
    const from = ids[index] ?? "";
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
