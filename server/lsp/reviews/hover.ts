/** What a hover in a review file tells: how the item stands, and what the code says to it now. */
import { type Hover, MarkupKind, type Position } from "vscode-languageserver";
import type { Finding } from "../../analysis/report.ts";
import type { Entry } from "../../review/document.ts";
import type { ReviewedRule } from "../../review/plan.ts";
import { verdictOf } from "../../review/status.ts";
import { type Client, pageUriOf } from "../capabilities.ts";
import { hereAt } from "./at.ts";
import type { Reading } from "./desk.ts";

export function reviewHover(
  reading: Reading,
  position: Position,
  rules: readonly ReviewedRule[],
  client: Client,
): Hover | null {
  const { document, text } = reading;
  const here = hereAt(document, text.offsetAt(position));
  if (here === undefined || here.entry.kind === "elsewhere") return null;
  const { entry, group } = here;
  const parts =
    entry.kind === "ask"
      ? [askText(entry)]
      : [...ruleText(entry.rule ?? group?.rule, rules, client), standing(reading, entry, group)];
  const last = text.positionAt(entry.headEnd);
  return {
    contents: {
      kind: client.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: parts.filter((part) => part !== "").join("\n\n"),
    },
    range: { start: text.positionAt(entry.span.start), end: last },
  };
}

function askText({ fields }: Entry): string {
  const isAnswered = fields.some(({ key, value }) => key === "answer" && value !== "");
  return isAnswered
    ? "A question that code cannot answer. It has an answer."
    : "A question that code cannot answer: write it behind `answer:`, and what shows it behind `evidence:`.";
}

function ruleText(
  id: string | undefined,
  rules: readonly ReviewedRule[],
  client: Client,
): readonly string[] {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) return id === undefined ? [] : [`This version has no rule \`${id}\`.`];
  const linked = (label: string, page: string): string => {
    const uri = client.markdownHover ? pageUriOf(client, page) : undefined;
    return uri === undefined ? label : `[${label}](${uri})`;
  };
  const patterns = rule.patterns.map((pattern) => linked(pattern, pattern)).join(", ");
  return [
    `**${linked(rule.title, rule.id)}** (\`${rule.id}\`)`,
    `The code assumes: *${rule.assumption}*`,
    patterns === "" ? "" : `Patterns: ${patterns}`,
  ];
}

/** How it stands by its own lines and by the code. */
function standing(reading: Reading, entry: Entry, group: Entry | undefined): string {
  const { today, found } = reading;
  const verdict = verdictOf(entry, today, group);
  const missing = verdict.shortcomings.length > 0;
  const until = verdict.until === undefined ? "" : ` until ${verdict.until.value}`;
  const said =
    verdict.status === undefined || verdict.status === "open"
      ? "Open: nobody has decided."
      : missing
        ? `Called ${verdict.status}, but that does not count yet.`
        : `${capital(verdict.status)}${verdict.status === "accepted" ? until : ""}.`;
  if (found === undefined) return `${said} The code is still being read.`;
  const members = entry.kind === "group" ? entry.members : [entry];
  const now = members.flatMap(({ mark }) => found.get(mark.id) ?? []);
  return `${said} ${codeText(members, now)}`;
}

function codeText(members: readonly Entry[], now: readonly Finding[]): string {
  if (members.length > 1) return `${now.length} of its ${members.length} places are still found.`;
  const [entry] = members;
  const [finding] = now;
  if (finding === undefined)
    return "The code no longer shows it; `premise review` brings the file up to date.";
  const changed = entry?.mark.content !== undefined && entry.mark.content !== finding.content;
  const line = `${finding.file}:${finding.range.start.line}`;
  return changed ? `Its code has changed since (${line}).` : `Found at ${line}.`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
