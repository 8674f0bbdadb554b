/** The pages that users read, by the id of a rule or pattern. */
import path from "node:path";
import { rules } from "../../rules/index.ts";
import { patterns } from "../../rules/patterns/index.ts";
import type { Page, PageName } from "./protocol.ts";

export interface Pages {
  /** The title of a rule; its id when there is no such rule. */
  ruleTitle(id: string): string;
  /** Every page, rules first. */
  all(): readonly PageName[];
  /** Links to other pages lead where `uriOf` says; where it says nothing, only their text stays. */
  page(id: string, uriOf: (id: string) => string | undefined): Page | undefined;
}

export const productPages: Pages = {
  ruleTitle: (id) => rules.find((rule) => rule.id === id)?.title ?? id,
  all: () => [
    ...rules.map(({ id, title }) => ({ id, title, kind: "rule" as const })),
    ...patterns.map(({ id, title }) => ({ id, title, kind: "pattern" as const })),
  ],
  page(id, uriOf) {
    const rule = rules.find((each) => each.id === id);
    if (rule !== undefined) return { title: rule.title, text: relinked(rule.page, id, uriOf) };
    const pattern = patterns.find((each) => each.id === id);
    if (pattern === undefined) return undefined;
    const text = relinked(pattern.page, `patterns/${id}`, uriOf);
    return { title: pattern.title, text };
  },
};

/** Turns relative links between pages, which fit the repository, into links that fit the client. */
export function relinked(
  text: string,
  folder: string,
  uriOf: (id: string) => string | undefined,
): string {
  return text.replace(/\[([^\]\n]+)\]\((\.[^)\s]*)\)/g, (_, label: string, link: string) => {
    const target = path.posix.join(folder, link);
    const id = /^(?:patterns\/([\w-]+)|([\w-]+\/[\w-]+))\/README\.md$/.exec(target);
    const uri = id === null ? undefined : uriOf(id[1] ?? id[2] ?? "");
    return uri === undefined ? label : `[${label}](${uri})`;
  });
}
