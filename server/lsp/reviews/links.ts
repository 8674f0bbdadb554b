/** Links in a review file: rules to their pages, evidence to its file. Links that Markdown has already are left to it. */
import type { DocumentLink } from "vscode-languageserver";
import { isWithin, joinPath, parentOf } from "../../analysis/workspace/paths.ts";
import { readText } from "../../analysis/workspace/text.ts";
import { type Client, pageUriOf } from "../capabilities.ts";
import { uriOfPath } from "../uris.ts";
import { aboutFindings } from "./at.ts";
import type { Reading } from "./desk.ts";

export function reviewLinks(reading: Reading, client: Client): DocumentLink[] {
  const { document, text } = reading;
  const links: DocumentLink[] = [];
  const add = (start: number, end: number, target: string, tooltip: string): void => {
    links.push({
      range: { start: text.positionAt(start), end: text.positionAt(end) },
      target,
      tooltip,
    });
  };
  const groups = document.entries.filter(({ kind }) => kind === "group");
  const items = aboutFindings(document).filter(({ group }) => group === undefined);
  for (const entry of [...groups, ...items.map((here) => here.entry)]) {
    const { rule } = entry;
    const target = rule === undefined ? undefined : pageUriOf(client, rule);
    if (rule === undefined || target === undefined) continue;
    const line = document.text.slice(entry.line.start, entry.mark.span.start);
    const at = line.lastIndexOf(`\`${rule}\``);
    if (at === -1) continue;
    const start = entry.line.start + at + 1;
    add(start, start + rule.length, target, `Explain ${rule}`);
  }
  for (const entry of document.entries.flatMap((each) => [each, ...each.members])) {
    for (const { key, value, valueSpan } of entry.fields) {
      const target = key === "evidence" ? evidenceUri(reading, value) : undefined;
      if (target !== undefined) add(valueSpan.start, valueSpan.end, target, "Open the evidence");
    }
  }
  return links;
}

/** Where evidence leads: an address, or a file of the repository named from its root or from the review. */
export function evidenceUri({ path, session }: Reading, value: string): string | undefined {
  const plain = value.replace(/^[`<]|[`>]$/g, "").trim();
  if (/^https?:\/\/[^\s<>]+$/.test(plain)) return plain;
  const name = plain.replace(/#.*$/, "");
  if (name === "" || /[\s[\]()]/.test(name) || name.includes("://")) return undefined;
  for (const base of [session.repositoryRoot, parentOf(path)]) {
    const file = joinPath(base, name);
    if (isWithin(session.repositoryRoot, file) && readText(file).text !== undefined) {
      return uriOfPath(file);
    }
  }
  return undefined;
}
