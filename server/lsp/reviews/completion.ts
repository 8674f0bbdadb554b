/** Completions in a review file: keys, statuses, owners, dates, levels and rules; and rules in acceptance comments. */
import {
  type CompletionItem,
  CompletionItemKind,
  type Position,
  type Range,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { dayAfter } from "../../review/diagnose.ts";
import type { ReviewDocument } from "../../review/document.ts";
import type { ReviewedRule } from "../../review/plan.ts";
import { LEVELS } from "../../review/render.ts";
import { FIELDS, STATUSES, type Status } from "../../review/status.ts";
import { hereAt } from "./at.ts";
import type { Reading } from "./desk.ts";

export function reviewCompletions(
  reading: Reading,
  position: Position,
  rules: readonly ReviewedRule[],
): CompletionItem[] {
  const { text, document } = reading;
  const before = lineBefore(text, position);
  const value = (typed: string): Range => rangeBefore(position, typed.length);
  const front = /^level:[ \t]*(\w*)$/.exec(before);
  if (front !== null && position.line < 20) {
    return LEVELS.map((level) => item(level, LEVEL_WORDS[level], value(front[1] ?? "")));
  }
  const field = /^[ \t>]*[-*+][ \t]+([a-z]+):[ \t]*(.*)$/i.exec(before);
  const here = hereAt(document, text.offsetAt(position));
  if (field !== null && here !== undefined) {
    const [, key = "", typed = ""] = field;
    const gap = before.endsWith(":") ? " " : "";
    const found = valuesFor(key.toLowerCase(), reading, typed).map((each) => ({
      ...each,
      textEdit: {
        range: value(lastWord(typed)),
        newText: gap + (each.insertText ?? each.label),
      },
    }));
    if (found.length > 0) return found;
  }
  const key = /^[ \t>]*[-*+][ \t]+([a-z]*)$/i.exec(before);
  if (
    key !== null &&
    here !== undefined &&
    text.positionAt(here.entry.span.start).line < position.line
  ) {
    return keysFor(here.entry, value(key[1] ?? ""));
  }
  const rule = /`((?:[a-z]+\/)?[a-z-]*)$/.exec(before);
  return rule === null ? [] : ruleItems(rules, value(rule[1] ?? ""));
}

/** Behind `// premise: accept ` the rules; undefined where no acceptance is being written. */
export function acceptanceCompletions(
  text: TextDocument,
  position: Position,
  rules: readonly ReviewedRule[],
): CompletionItem[] {
  const before = lineBefore(text, position);
  const found = /(?:\/\/|\/?\*)\s*premise:\s*accept(?:-file)?\s+([\w/-]*)$/.exec(before);
  return found === null ? [] : ruleItems(rules, rangeBefore(position, found[1]?.length ?? 0));
}

const LEVEL_WORDS = {
  A: "money, safety, or what many depend on: everything is asked",
  B: "the usual",
  C: "may fail for a day: findings only",
} as const;

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  open: "nobody has decided yet",
  fixed: "the code was changed; Premise sets it when the finding is gone",
  accepted: "we live with it, for a reason and until a day",
  "not-applicable": "it does not hold here, for a reason",
  moved: "goes on elsewhere; name the issue behind `decision:`",
};

const KEY_WORDS: Readonly<Record<(typeof FIELDS)[number], string>> = {
  status: "how the decision went",
  owner: "who sees to it",
  decision: "why, in at least three words",
  answer: "the answer to the question",
  until: "the last day of an acceptance",
  evidence: "a test, dashboard, record or pull request that shows it",
};

/** Days that a proposed acceptance holds. */
const PERIODS = [
  [30, "a month"],
  [90, "a quarter"],
  [180, "half a year"],
  [365, "a year"],
] as const;

function valuesFor(key: string, { document, owners, today }: Reading, typed: string) {
  switch (key) {
    case "status":
      return STATUSES.map((status, index) => ({
        ...item(status, STATUS_WORDS[status]),
        sortText: String(index),
      }));
    case "until":
      return PERIODS.map(([days, words], index) => ({
        ...item(dayAfter(today, days), words),
        sortText: String(index),
      }));
    case "owner": {
      const named = typed.split(/[\s,]+/).slice(0, -1);
      return peopleIn(document, owners.all)
        .filter((each) => !named.includes(each))
        .map((each) => item(each, owners.all.includes(each) ? "in CODEOWNERS" : "in this review"));
    }
    default:
      return [];
  }
}

/** Everyone whom CODEOWNERS or the review itself names. */
export function peopleIn(
  { entries, signatures }: ReviewDocument,
  owners: readonly string[],
): readonly string[] {
  const fields = entries.flatMap((entry) =>
    [entry, ...entry.members].flatMap((each) =>
      each.fields
        .filter(({ key }) => key === "owner")
        .flatMap(({ value }) => value.split(/[\s,]+/)),
    ),
  );
  const words = [...owners, ...fields, ...signatures.map(({ who }) => who)];
  return [...new Set(words)].filter((word) => word !== "" && !/^@?$/.test(word)).sort();
}

function keysFor(
  entry: NonNullable<ReturnType<typeof hereAt>>["entry"],
  range: Range,
): CompletionItem[] {
  const isAsk = entry.kind === "ask";
  const there = new Set(entry.fields.map(({ key }) => key));
  return FIELDS.filter((key) => !there.has(key) && (key === "answer") <= isAsk).map((key) => ({
    ...item(key, KEY_WORDS[key]),
    kind: CompletionItemKind.Field,
    textEdit: { range, newText: `${key}: ` },
  }));
}

function ruleItems(rules: readonly ReviewedRule[], range: Range): CompletionItem[] {
  return rules.map(({ id, title, assumption }) => ({
    ...item(id, title, range),
    kind: CompletionItemKind.Reference,
    documentation: assumption,
  }));
}

function item(label: string, detail: string, range?: Range): CompletionItem {
  return {
    label,
    detail,
    kind: CompletionItemKind.EnumMember,
    ...(range === undefined ? {} : { textEdit: { range, newText: label } }),
  };
}

function lineBefore(text: TextDocument, { line, character }: Position): string {
  return text.getText({ start: { line, character: 0 }, end: { line, character } });
}

function rangeBefore({ line, character }: Position, length: number): Range {
  return { start: { line, character: character - length }, end: { line, character } };
}

function lastWord(typed: string): string {
  return /[^\s,]*$/.exec(typed)?.[0] ?? "";
}
