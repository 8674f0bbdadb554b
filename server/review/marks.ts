/** The hidden marks of a review file: HTML comments that tie a line to what it stands for. */
import { hashOf } from "../analysis/fingerprint.ts";

/**
 * What a mark stands for: a finding (alone or as a member of a group), a group of findings under one
 * decision, a question for people, an acceptance recorded elsewhere, a remark of the tool below an item,
 * or a part of the file (`sign-off`, `end`, a heading).
 */
export type MarkKind = "finding" | "group" | "ask" | "elsewhere" | "note" | "part";

/**
 * `<!-- premise:ID@CONTENT~CHECK key:value … -->`. For a finding, ID is its fingerprint and CONTENT the
 * hash of the code it rested on. CHECK is `checkOf` of the visible text before the mark: where it differs,
 * somebody edited the line. Attributes: `new`, `changed` (number of signatures when that happened),
 * `late` (joined or changed after its group was decided), `gone` (the commit without the finding), `kind` (`wide`
 * for a group whose places say themselves what they are).
 */
export interface Mark {
  readonly kind: MarkKind;
  /** As written: `9f3c21…`, `group:scale/no-deadline:1a2b…`, `ask:scale/no-deadline:1a2b3c`, `sign-off`. */
  readonly id: string;
  readonly content?: string;
  readonly check?: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Parts of a file that a mark may name besides illusions and rule ids. */
export const PARTS = ["layer", "layer-line", "more", "elsewhere-list", "sign-off", "end"] as const;

/** Fewer digits of a fingerprint could stand for another finding. */
const FEWEST_DIGITS = 6;

const BODY =
  /^([a-z0-9][\w:/.-]*)(?:@([0-9a-f]{6,64}))?(?:~([0-9a-f]{2,16}))?((?: [a-z]+:[\w.-]+)*)$/;

/** Matches a whole mark; the first group is its body. Holds no state: use with `matchAll` or a copy. */
export const MARK_PATTERN = /(?<!\\)<!--\s*premise:([^<>]*?)-->/g;
/** Where something begins that was meant as a mark. */
export const MARK_OPENING = /(?<!\\)<!--\s*premise:/g;

/** Reads what stands between `premise:` and the end of the comment; undefined when it is malformed. */
export function parseMark(body: string): Mark | undefined {
  const [, id = "", content, check, rest = ""] = BODY.exec(body.trim().replace(/\s+/g, " ")) ?? [];
  const kind = kindOf(id);
  if (kind === undefined) return undefined;
  const attributes = new Map(
    rest
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => [word.slice(0, word.indexOf(":")), word.slice(word.indexOf(":") + 1)]),
  );
  return {
    kind,
    id,
    ...(content === undefined ? {} : { content }),
    ...(check === undefined ? {} : { check }),
    attributes,
  };
}

function kindOf(id: string): MarkKind | undefined {
  if (/^[0-9a-f]+$/.test(id)) return id.length >= FEWEST_DIGITS ? "finding" : undefined;
  const [head = "", ...rest] = id.split(":");
  const isDigits = /^[0-9a-f]{6,64}$/.test(rest.at(-1) ?? "");
  if (head === "group" || head === "ask") return rest.length === 2 && isDigits ? head : undefined;
  if (head === "elsewhere") return rest.length === 1 && isDigits ? head : undefined;
  if (head === "note") return rest.length === 1 ? head : undefined;
  if (rest.length === 0 || (head === "asks" && rest.length === 1)) return "part";
  return undefined;
}

/** A mark as text. */
export function markText(mark: Omit<Mark, "kind">): string {
  const content = mark.content === undefined ? "" : `@${mark.content}`;
  const check = mark.check === undefined ? "" : `~${mark.check}`;
  const attributes = [...mark.attributes].map(([key, value]) => ` ${key}:${value}`).join("");
  return `<!-- premise:${mark.id}${content}${check}${attributes} -->`;
}

/** Visible text and its mark, as one line. */
export function markedLine(text: string, mark: Omit<Mark, "kind" | "check">): string {
  return `${text} ${markText({ ...mark, check: checkOf(text) })}`;
}

/** True for a group whose places say themselves what they are. */
export function isWide(mark: Pick<Mark, "attributes">): boolean {
  return mark.attributes.get("kind") === "wide";
}

/** Six digits over a line's visible text; line breaks and runs of spaces count as one space. */
export function checkOf(text: string): string {
  return hashOf([normalised(text)]).slice(0, 6);
}

export function normalised(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/** The rule in the id of a group or a question. */
export function ruleOfMark(mark: Mark): string | undefined {
  return mark.kind === "group" || mark.kind === "ask" ? mark.id.split(":")[1] : undefined;
}
