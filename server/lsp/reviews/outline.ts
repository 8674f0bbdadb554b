/** What an editor puts around the lines of a review file: code lenses that open places, and folds. */
import { type CodeLens, type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import type { Finding } from "../../analysis/report.ts";
import type { Entry } from "../../review/document.ts";
import type { Client } from "../capabilities.ts";
import { absolute, rangeOf } from "../convert.ts";
import type { OpenArguments } from "../protocol.ts";
import { uriOfPath } from "../uris.ts";
import type { Reading } from "./desk.ts";

/** One lens above each item that leads to where its finding is now; none for clients that cannot open places. */
export function reviewLenses(reading: Reading, client: Client): CodeLens[] {
  const { document, text, found } = reading;
  if (!client.commands.has("premise.open")) return [];
  return document.entries.flatMap((entry): CodeLens[] => {
    if (entry.kind !== "finding" && entry.kind !== "group") return [];
    const start = text.positionAt(entry.span.start);
    const range = { start, end: start };
    if (found === undefined) return [];
    const members = entry.kind === "group" ? entry.members : [entry];
    const now = members.flatMap(({ mark }) => found.get(mark.id) ?? []);
    const [first] = now;
    if (first === undefined) {
      return [{ range, command: { title: "no longer found in the code", command: "" } }];
    }
    const title =
      now.length === 1
        ? `Open ${first.file}:${first.range.start.line}`
        : `Open one of ${now.length} places`;
    const given = openArguments(reading, entry, now);
    return [{ range, command: { title, command: "premise.open", arguments: [given] } }];
  });
}

function openArguments({ session }: Reading, entry: Entry, now: readonly Finding[]): OpenArguments {
  return {
    title: entry.rule ?? "Places",
    places: now.map((finding) => ({
      uri: uriOfPath(absolute(session.root, finding.file)),
      range: rangeOf(finding.range),
      label: `${finding.file}:${finding.range.start.line}, ${finding.symbol}`,
    })),
  };
}

/** Each item with its fields and places, and the head of the file. */
export function reviewFolds({ document, text }: Reading): FoldingRange[] {
  const folds: FoldingRange[] = [];
  const add = (start: number, end: number, kind?: FoldingRangeKind): void => {
    const startLine = text.positionAt(start).line;
    const endLine = text.positionAt(end).line;
    if (endLine <= startLine) return;
    folds.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  };
  const [first] = document.settings;
  const last = document.settings.at(-1);
  if (first !== undefined && last !== undefined) {
    add(0, last.valueSpan.end + 1, FoldingRangeKind.Comment);
  }
  for (const entry of document.entries) {
    add(entry.span.start, entry.span.end);
    for (const member of entry.members) add(member.span.start, member.span.end);
  }
  return folds;
}
