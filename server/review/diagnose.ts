/** Says what is wrong in a review file, where, and how to put it right. */

import { isDate } from "../analysis/acceptances.ts";
import type { Finding } from "../analysis/report.ts";
import { didYouMean, nearestName } from "../analysis/suggestion.ts";
import { countsOfIds, outcomeOf } from "./conflicts.ts";
import {
  type Entry,
  type Fault,
  lineEnd,
  type Note,
  type Part,
  type ReviewDocument,
  type Span,
} from "./document.ts";
import type { Owners } from "./owners.ts";
import type { Edit } from "./place.ts";
import { endLine, signOffLines } from "./render.ts";
import {
  FIELDS,
  fieldOf,
  plainStatus,
  STATUSES,
  type Status,
  statusIn,
  verdictOf,
} from "./status.ts";

export type DiagnosticCode =
  | Fault["code"]
  | "conflict"
  | "contradiction"
  | "duplicate-id"
  | "edited-line"
  | "malformed-date"
  | "malformed-signature"
  | "missing-answer"
  | "missing-reason"
  | "missing-status"
  | "missing-until"
  | "open-again"
  | "passed-date"
  | "short-reason"
  | "still-found"
  | "unknown-field"
  | "unknown-owner"
  | "unknown-status"
  | "void-sign-off";

export interface QuickFix {
  readonly title: string;
  readonly isPreferred: boolean;
  readonly edits: readonly Edit[];
}

export interface ReviewDiagnostic extends Span {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning" | "info";
  /** One sentence without a full stop. */
  readonly message: string;
  readonly fixes: readonly QuickFix[];
}

export interface DiagnoseContext {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Whom CODEOWNERS names; without it owners are not judged. */
  readonly owners?: Owners;
  /** What the analysis reports now, by fingerprint; without it the code is not asked. */
  readonly found?: ReadonlyMap<string, Pick<Finding, "content" | "status">>;
  /** What the tool would write in place of a line, by mark id, so that an edited one can be restored. */
  readonly lineFor?: (id: string) => string | undefined;
}

/** Days that a new acceptance holds when nobody says otherwise. */
export const USUAL_DAYS = 90;

/** Everything that is wrong, in the order of the file. */
export function diagnoseReview(
  document: ReviewDocument,
  context: DiagnoseContext,
): readonly ReviewDiagnostic[] {
  const found: ReviewDiagnostic[] = document.faults.map((fault) => ofFault(document, fault));
  found.push(...ofConflicts(document));
  const all = document.entries.flatMap((entry) => [entry, ...entry.members]);
  found.push(...duplicates(all));
  for (const entry of document.entries) {
    found.push(...ofEntry(document, entry, undefined, context));
    for (const member of entry.members) found.push(...ofEntry(document, member, entry, context));
  }
  for (const part of document.parts) {
    if (part.isEdited) found.push(edited(part, context));
  }
  found.push(...ofSignatures(document, all, context));
  return found.sort((left, right) => left.start - right.start || left.end - right.end);
}

/** `YYYY-MM-DD` some days later. */
export function dayAfter(today: string, days: number): string {
  const start = Date.parse(`${today}T00:00:00Z`);
  return new Date(start + days * 86_400_000).toISOString().slice(0, 10);
}

// ——— the file as a whole ———

type Said = Omit<ReviewDiagnostic, "start" | "end" | "code">;

function ofFault(document: ReviewDocument, { code, span, detail }: Fault): ReviewDiagnostic {
  const end = document.text.length;
  const eol = document.lineBreak;
  const append = (title: string, lines: readonly string[]): QuickFix => ({
    title,
    isPreferred: true,
    edits: [{ start: end, end, text: `${eol}${eol}${lines.join(eol)}${eol}` }],
  });
  const said: Record<Fault["code"], Said> = {
    "too-large": error(`the file has ${detail} characters, which is more than a review can have`),
    "too-deep": error("lists or quotations are nested too deeply here to be read"),
    "malformed-mark": error(
      "the hidden mark of this line is damaged, so nobody knows what it is about; 'premise review' repairs it where it can",
    ),
    "lost-mark": error(
      "this item has lost its hidden mark; 'premise review' restores it where it can",
    ),
    "stray-mark": error(
      "a mark of an item stands where no item is; give the item a line of its own",
    ),
    "hidden-mark": error(
      "an item stands inside code or a comment, where nothing can be decided about it",
    ),
    "unclosed-block": error("the block that begins here never ends and swallows what follows"),
    "field-outside-list": error("write each field as a list item of its own below the item"),
    "no-front-matter": warning("the lines between '---' at the top are missing or have no end"),
    "no-sign-off":
      detail === "table"
        ? warning("the sign-off has no table with the columns who, date, commit and note")
        : error("the sign-off is missing: the file may be cut off", [
            append("Add the sign-off", signOffLines()),
          ]),
    "no-end": error("the end of the review is missing: the file may be cut off", [
      append("Add the end", [endLine()]),
    ]),
  };
  return { ...span, code, ...said[code] };
}

function ofConflicts(document: ReviewDocument): ReviewDiagnostic[] {
  const { text, conflicts } = document;
  const counts = countsOfIds(text);
  return conflicts.map((conflict) => {
    const place = { start: conflict.start, end: lineEnd(text, conflict.start) };
    const outcome = outcomeOf(text, conflict, counts);
    const region = { start: conflict.start, end: conflict.end };
    if (outcome !== undefined) {
      const edits = [{ ...region, text: outcome }];
      return {
        ...place,
        code: "conflict",
        ...warning("a Git conflict that needs no decision; 'premise review' settles it", [
          { title: "Settle the conflict", isPreferred: true, edits },
        ]),
      };
    }
    if (!conflict.isComplete) {
      return {
        ...place,
        code: "conflict",
        ...error("part of a Git conflict; its other marks are missing"),
      };
    }
    const side = (title: string, kept: { start: number; end: number }): QuickFix => ({
      title,
      isPreferred: false,
      edits: [{ ...region, text: text.slice(kept.start, kept.end) }],
    });
    return {
      ...place,
      code: "conflict",
      ...error("a Git conflict: until people settle it, the items that it touches count as open", [
        side("Keep our side", conflict.ours),
        side("Keep their side", conflict.theirs),
      ]),
    };
  });
}

function duplicates(entries: readonly Entry[]): ReviewDiagnostic[] {
  const seen = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const { id } = entry.mark;
    // Both sides of a merge may hold it: the conflict is what to tell.
    if (entry.conflict !== undefined) return [];
    if (!seen.has(id)) {
      seen.set(id, entry);
      return [];
    }
    const copy = { start: entry.span.start, end: entry.span.end, text: "" };
    return [
      {
        ...entry.line,
        code: "duplicate-id" as const,
        ...error("this finding has an item already; only when all of them agree is it decided", [
          { title: "Remove this copy", isPreferred: false, edits: [copy] },
        ]),
      },
    ];
  });
}

function edited(what: Entry | Part | Note, context: DiagnoseContext): ReviewDiagnostic {
  const place = "line" in what ? what.line : what.span;
  const text = context.lineFor?.(what.mark.id);
  const fixes: QuickFix[] =
    text === undefined
      ? []
      : [{ title: "Restore the line", isPreferred: true, edits: [{ ...place, text }] }];
  return {
    ...place,
    code: "edited-line",
    ...warning(
      "this line belongs to Premise; the edit is kept, but write notes below the item",
      fixes,
    ),
  };
}

// ——— one item ———

function ofEntry(
  document: ReviewDocument,
  entry: Entry,
  group: Entry | undefined,
  context: DiagnoseContext,
): ReviewDiagnostic[] {
  const found: ReviewDiagnostic[] = [];
  if (entry.isEdited) found.push(edited(entry, context));
  for (const note of entry.notes) if (note.isEdited) found.push(edited(note, context));
  found.push(...ofFields(entry, context));
  if (entry.kind === "ask") found.push(...ofAsk(document, entry));
  else if (entry.kind !== "elsewhere") found.push(...ofDecision(document, entry, group, context));
  return found;
}

function ofAsk(document: ReviewDocument, entry: Entry): ReviewDiagnostic[] {
  const answer = fieldOf(entry, "answer")?.value ?? "";
  const status = statusIn(fieldOf(entry, "status")?.value ?? "");
  if (entry.box?.isTicked !== true || answer !== "" || status !== undefined) return [];
  return [
    {
      ...entry.box.span,
      code: "missing-answer",
      ...error("ticked, but there is no answer", [
        fieldFix(document, entry, "answer", "", "Add an answer", true),
        untickFix(entry),
      ]),
    },
  ];
}

function ofDecision(
  document: ReviewDocument,
  entry: Entry,
  group: Entry | undefined,
  context: DiagnoseContext,
): ReviewDiagnostic[] {
  const { today } = context;
  const verdict = verdictOf(entry, today, group);
  const own = fieldOf(entry, "status");
  // A member that says nothing itself is judged with its group.
  const isSilent = group !== undefined && (own === undefined || own.value === "");
  const found: ReviewDiagnostic[] = [];
  const place = own?.span === undefined ? entry.line : (verdict.field?.valueSpan ?? entry.line);
  const at = place.start === place.end ? (own?.span ?? entry.line) : place;
  if (!isSilent) {
    for (const code of verdict.shortcomings) {
      found.push(...ofShortcoming(document, entry, code, at, verdict.status, context));
    }
    const isOpen =
      verdict.status === "open" ||
      (verdict.status === undefined && !verdict.shortcomings.includes("unknown-status"));
    if (entry.box?.isTicked === true && isOpen) {
      found.push({
        ...entry.box.span,
        code: "missing-status",
        ...error(
          verdict.status === "open"
            ? "ticked, but its status is open"
            : "ticked, but there is no status",
          [
            ...(["fixed", "accepted", "not-applicable", "moved"] as const).map((status, index) =>
              fieldFix(
                document,
                entry,
                "status",
                status,
                `Set the status to ${status}`,
                index === 0,
              ),
            ),
            untickFix(entry),
          ],
        ),
      });
    }
  }
  found.push(...ofCode(document, entry, group, at, context));
  return found;
}

function ofShortcoming(
  document: ReviewDocument,
  entry: Entry,
  code: ReturnType<typeof verdictOf>["shortcomings"][number],
  at: Span,
  status: Status | undefined,
  { today }: DiagnoseContext,
): ReviewDiagnostic[] {
  const later = dayAfter(today, USUAL_DAYS);
  const until = fieldOf(entry, "until");
  const untilSpan = until === undefined ? at : until.valueSpan;
  switch (code) {
    case "unknown-status": {
      const raw = plainStatus(fieldOf(entry, "status")?.value ?? "");
      const meant = meantStatus(raw);
      const hint =
        meant === undefined ? `; known: ${STATUSES.join(", ")}` : `; did you mean '${meant}'?`;
      const fixes =
        meant === undefined
          ? []
          : [fieldFix(document, entry, "status", meant, `Change it to '${meant}'`, true)];
      return [{ ...at, code, ...error(`unknown status '${raw}'${hint}`, fixes) }];
    }
    case "contradiction":
      return [{ ...at, code, ...error("two lines of this item say different things; remove one") }];
    case "missing-reason":
      return [
        {
          ...at,
          code,
          ...error(`'${status}' needs a reason: write it behind 'decision:'`, [
            fieldFix(document, entry, "decision", "", "Add a decision", true),
          ]),
        },
      ];
    case "short-reason": {
      const decision = fieldOf(entry, "decision")?.valueSpan ?? at;
      return [
        {
          ...decision,
          code,
          ...error("too short a reason; say in at least three words why it holds"),
        },
      ];
    }
    case "missing-until":
      return [
        {
          ...at,
          code,
          ...error("an acceptance needs a date: until when does the reason hold?", [
            fieldFix(document, entry, "until", later, `Accept until ${later}`, true),
          ]),
        },
      ];
    case "malformed-date": {
      const raw = until?.value ?? "";
      const meant = meantDate(raw);
      const fixes =
        meant === undefined
          ? []
          : [fieldFix(document, entry, "until", meant, `Change it to ${meant}`, true)];
      return [{ ...untilSpan, code, ...error(`'${raw}' is not a date; write YYYY-MM-DD`, fixes) }];
    }
    case "passed-date":
      return [
        {
          ...untilSpan,
          code,
          ...error(
            `accepted until ${until?.value ?? "a day that has passed"}, so it is open again; decide anew`,
            [
              fieldFix(document, entry, "until", later, `Extend to ${later}`, false),
              fieldFix(document, entry, "status", "open", "Open it again", false),
            ],
          ),
        },
      ];
  }
}

/** What the code says to a decision; needs the analysis. */
function ofCode(
  document: ReviewDocument,
  entry: Entry,
  group: Entry | undefined,
  at: Span,
  { today, found }: DiagnoseContext,
): ReviewDiagnostic[] {
  if (found === undefined || entry.kind !== "finding") return [];
  const now = found.get(entry.mark.id);
  if (now === undefined) return [];
  const { status, isInForce } = verdictOf(entry, today, group);
  const { content } = entry.mark;
  const isSilencing = status === "accepted" || status === "not-applicable";
  if (isSilencing && isInForce && content !== undefined && content !== now.content) {
    return [
      {
        ...at,
        code: "open-again",
        ...error(`the code changed after it was ${status}, so it is open again; decide anew`, [
          fieldFix(document, entry, "status", "open", "Open it again", false),
        ]),
      },
    ];
  }
  const evidence = fieldOf(entry, "evidence") ?? (group && fieldOf(group, "evidence"));
  const isLate = entry.mark.attributes.has("gone");
  if (status !== "fixed" || isLate || (evidence?.value ?? "") !== "") return [];
  return [
    {
      ...at,
      code: "still-found",
      ...warning(
        "called fixed, but the code is still found; say behind 'evidence:' how it was fixed",
        [
          fieldFix(document, entry, "evidence", "", "Add evidence", true),
          fieldFix(document, entry, "status", "open", "Open it again", false),
        ],
      ),
    },
  ];
}

function ofFields(entry: Entry, { owners }: DiagnoseContext): ReviewDiagnostic[] {
  return entry.fields.flatMap((field): ReviewDiagnostic[] => {
    if (!FIELDS.some((known) => known === field.key)) {
      const meant = nearestName(field.key, FIELDS);
      // Anything else is people's own.
      if (meant === undefined || field.key.length < 4) return [];
      const edits = [{ ...field.keySpan, text: meant }];
      return [
        {
          ...field.keySpan,
          code: "unknown-field",
          ...warning(`unknown field '${field.key}'${didYouMean(field.key, FIELDS)}`, [
            { title: `Change it to '${meant}'`, isPreferred: true, edits },
          ]),
        },
      ];
    }
    if (field.key !== "owner" || owners === undefined || owners.all.length === 0) return [];
    return field.value
      .split(/[\s,]+/)
      .filter((word) => word.startsWith("@") && !owners.all.includes(word))
      .map((word) => {
        const meant = nearestName(word, owners.all);
        const edits =
          meant === undefined
            ? []
            : [{ ...field.valueSpan, text: field.value.replace(word, meant) }];
        return {
          ...field.valueSpan,
          code: "unknown-owner" as const,
          ...info(
            `CODEOWNERS names no '${word}'${meant === undefined ? "" : `; did you mean '${meant}'?`}`,
            meant === undefined
              ? []
              : [{ title: `Change it to '${meant}'`, isPreferred: false, edits }],
          ),
        };
      });
  });
}

// ——— signatures ———

function ofSignatures(
  { signatures }: ReviewDocument,
  entries: readonly Entry[],
  { today }: DiagnoseContext,
): ReviewDiagnostic[] {
  const found: ReviewDiagnostic[] = [];
  for (const { who, date, span, dateSpan } of signatures) {
    if (who === "") {
      found.push({ ...span, code: "malformed-signature", ...error("a signature needs a name") });
    } else if (!isDate(date)) {
      const fixes =
        date === ""
          ? []
          : [meantDate(date)].flatMap((meant) =>
              meant === undefined
                ? []
                : [
                    {
                      title: `Change it to ${meant}`,
                      isPreferred: true,
                      edits: [{ ...dateSpan, text: `| ${meant} ` }],
                    },
                  ],
            );
      const what = date === "" ? "a signature needs a date" : `'${date}' is not a date`;
      found.push({
        ...dateSpan,
        code: "malformed-signature",
        ...error(`${what}; write YYYY-MM-DD`, fixes),
      });
    } else if (date > today) {
      found.push({
        ...dateSpan,
        code: "malformed-signature",
        ...warning(`signed on ${date}, which is still to come`),
      });
    }
  }
  const signed = signatures.filter(({ who }) => who !== "");
  const last = signed.at(-1);
  const later = changedSince(entries, signed.length);
  if (last !== undefined && later.length > 0) {
    const count = later.length === 1 ? "1 item" : `${later.length} items`;
    found.push({
      ...last.span,
      code: "void-sign-off",
      ...warning(`void for ${count} that came or changed after it; sign again below`),
    });
  }
  return found;
}

/** The lines about findings that came or changed after the last of so many signatures, still open or not. */
export function changedSince(entries: readonly Entry[], signed: number): readonly Entry[] {
  if (signed === 0) return [];
  return entries.filter(({ mark }) =>
    ["new", "changed"].some((key) => Number(mark.attributes.get(key) ?? 0) >= signed),
  );
}

// ——— fixes ———

function fieldFix(
  document: ReviewDocument,
  entry: Entry,
  key: string,
  value: string,
  title: string,
  isPreferred: boolean,
): QuickFix {
  const field = fieldOf(entry, key);
  const at = lineEnd(document.text, entry.headEnd);
  const edit: Edit =
    field === undefined
      ? { start: at, end: at, text: `${document.lineBreak}${entry.indent}- ${key}: ${value}` }
      : {
          start: field.valueSpan.start,
          end: field.valueSpan.end,
          text: document.text[field.valueSpan.start - 1] === ":" ? ` ${value}` : value,
        };
  return { title, isPreferred, edits: [edit] };
}

function untickFix(entry: Entry): QuickFix {
  const edits = entry.box === undefined ? [] : [{ ...entry.box.span, text: " " }];
  return { title: "Take the tick away", isPreferred: false, edits };
}

/** Words that people use for a status. */
const MEANT: Readonly<Record<string, Status>> = {
  "n/a": "not-applicable",
  na: "not-applicable",
  "not applicable": "not-applicable",
  "false positive": "not-applicable",
  wontfix: "accepted",
  "won't fix": "accepted",
  ok: "accepted",
  done: "fixed",
  closed: "fixed",
  resolved: "fixed",
  todo: "open",
};

function meantStatus(raw: string): Status | undefined {
  const [first = ""] = raw.split(/[\s,;:(–—]+/);
  const known = MEANT[raw] ?? statusIn(first) ?? MEANT[first];
  const nearest = nearestName(raw, STATUSES);
  return known ?? STATUSES.find((status) => status === nearest);
}

/** Other spellings of a day that can mean only one; `3/4/2027` can mean two. */
function meantDate(raw: string): string | undefined {
  const [, y1, m1, d1] = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/.exec(raw) ?? [];
  const [, d2, m2, y2] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(raw) ?? [];
  const [year, month, day] = [y1 ?? y2, m1 ?? m2, d1 ?? d2];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(date) ? date : undefined;
}

function error(message: string, fixes: readonly QuickFix[] = []): Said {
  return { severity: "error", message, fixes };
}

function warning(message: string, fixes: readonly QuickFix[] = []): Said {
  return { severity: "warning", message, fixes };
}

function info(message: string, fixes: readonly QuickFix[] = []): Said {
  return { severity: "info", message, fixes };
}
