/** What people decided about findings in review files, as far as the analysis must know it. */

/** One place in a review file that speaks of a finding. */
export interface Mention {
  /** The fingerprint, or at least its first six digits. */
  readonly fingerprint: string;
  readonly rule?: string;
  /** Hash of the code that was decided about; a decision without it holds whatever the code becomes. */
  readonly content?: string;
  /** Set when the mention is a decision in force: the finding is reported as accepted. */
  readonly reason?: string;
  /** The last day on which the decision holds, `YYYY-MM-DD`. */
  readonly until?: string;
  /** 1-based. */
  readonly line: number;
}

/** Reads a review file; `today` is `YYYY-MM-DD`. */
export type ReadMentions = (text: string, today: string) => readonly Mention[];

/** A decision with the file that records it. */
export interface Decision {
  readonly reason: string;
  readonly until?: string;
  /** Absolute. */
  readonly file: string;
  readonly line: number;
}

export interface Decisions {
  /** The decision in force for a finding; undefined when its newest mention leaves it open. */
  decisionOn(finding: {
    readonly rule: string;
    readonly fingerprint: string;
    readonly content: string;
  }): Decision | undefined;
}

export const NO_DECISIONS: Decisions = { decisionOn: () => undefined };

/** Joins review files, the newest first: for each finding the first file that mentions it speaks. */
export function createDecisions(
  files: readonly { readonly file: string; readonly mentions: readonly Mention[] }[],
): Decisions {
  interface Placed extends Mention {
    readonly file: string;
    readonly order: number;
  }
  const exact = new Map<string, Placed[]>();
  const short: Placed[] = [];
  for (const [order, { file, mentions }] of files.entries()) {
    for (const mention of mentions) {
      const placed = { ...mention, file, order };
      if (mention.fingerprint.length < WHOLE) short.push(placed);
      const list = exact.get(mention.fingerprint);
      if (list === undefined) exact.set(mention.fingerprint, [placed]);
      else list.push(placed);
    }
  }
  if (exact.size === 0) return NO_DECISIONS;
  return {
    decisionOn({ rule, fingerprint, content }) {
      const about = [
        ...(exact.get(fingerprint) ?? []),
        ...short.filter((each) => fingerprint.startsWith(each.fingerprint)),
      ].filter((each) => each.rule === undefined || each.rule === rule);
      const newest = Math.min(...about.map((each) => each.order));
      const speaking = about.filter((each) => each.order === newest);
      const [first] = speaking;
      // A copied item may say something else than the first: then nothing is decided.
      const isOne = speaking.every((each) => each.reason !== undefined);
      if (first?.reason === undefined || !isOne) return undefined;
      if (speaking.some((each) => each.content !== undefined && each.content !== content)) {
        return undefined;
      }
      return {
        reason: first.reason,
        ...(first.until === undefined ? {} : { until: first.until }),
        file: first.file,
        line: first.line,
      };
    },
  };
}

/** Digits of a whole fingerprint; shorter ones are beginnings. */
const WHOLE = 16;
