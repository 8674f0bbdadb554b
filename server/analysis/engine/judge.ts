/** Makes findings of what rules said about a file: identity, decisions, and what is wrong with the decisions. */
import type { ts } from "ts-morph";
import { type Fix, illusionOf, type Rule } from "../../../rules/kit/rule.ts";
import { type AcceptanceIssue, type FileAcceptances, readAcceptances } from "../acceptances.ts";
import { relativeTo } from "../contexts/selection.ts";
import { contentHashOf, fingerprintsOf, nodeAt, symbolNameOf } from "../fingerprint.ts";
import type { Placement } from "../placement.ts";
import type { Finding } from "../report.ts";
import { type TagIssue, tagIssuesIn } from "../tag-issues.ts";
import type { Raised, View } from "../walk.ts";
import type { Core } from "./core.ts";
import { byPlace, type Draft, type Drafts } from "./drafts.ts";
import type { Kept } from "./memory.ts";
import { rangeOf } from "./places.ts";
import type { Standings } from "./standing.ts";

/** The id under which the acceptances themselves are reported. */
export const ACCEPTANCE_RULE = "premise/acceptance";
/** What is reported of the catalog's tags in a user's own comments. */
export const TAG_RULE = "premise/tag";

/** What to judge. */
export interface Hearing {
  readonly file: ts.SourceFile;
  readonly raised: readonly Raised[];
  /** The rules that were asked. */
  readonly ran: readonly Rule[];
  readonly view: View;
  readonly placement: Placement;
  /** While files are missing, nothing is said of decisions: what they are for may still turn up. */
  readonly isEarly: boolean;
}

export interface Judge {
  judged(hearing: Hearing): readonly Kept[];
}

export function createJudge(core: Core, { draftOf }: Drafts, standings: Standings): Judge {
  const { workspace, allIds, today, relative } = core;

  function draftsOf({ file, raised, view, isEarly, placement }: Hearing): readonly Draft[] {
    return raised
      .flatMap((each) => {
        const draft = draftOf(file, each, view.next(), isEarly, placement);
        return view.isSettled() ? draft : [];
      })
      .sort(byPlace);
  }

  function keptDraft(
    file: ts.SourceFile,
    draft: Draft,
    fingerprint: string,
    acceptances: FileAcceptances,
  ): Kept {
    const accepted = acceptances.accept(draft.rule.id, draft.place.start, draft.place.end);
    const content = contentHashOf(draft.basis);
    return {
      question: draft.question,
      fixes: draft.fixes,
      path: draft.path,
      finding: {
        rule: draft.rule.id,
        illusion: illusionOf(draft.rule.id),
        severity: draft.severity,
        confidence: draft.confidence,
        message: draft.message,
        assumption: draft.rule.assumption,
        patterns: draft.rule.patterns,
        file: relative(file.fileName),
        range: rangeOf(file, draft.place),
        symbol: symbolNameOf(draft.node),
        related: draft.related.flatMap((each) => core.relatedPlace(each)),
        fixes: draft.fixes.map((fix, at) => ({
          title: fix.title,
          safety: fix.safety,
          preferred: at === 0 && isWhole(fix),
          ...(fix.isScaffold === true ? { isScaffold: fix.isScaffold } : {}),
        })),
        fingerprint,
        content,
        ...standings.standing({
          rule: draft.rule.id,
          fingerprint,
          content,
          path: file.fileName,
          acceptance: accepted && {
            ...accepted,
            line: rangeOf(file, accepted.place).start.line,
          },
        }),
      },
    };
  }

  function keptIssue(
    file: ts.SourceFile,
    issue: AcceptanceIssue | TagIssue,
    about: Pick<Finding, "rule" | "assumption">,
  ): Kept {
    const node = nodeAt(file, issue.place.start, issue.place.end);
    const [fingerprint = ""] = fingerprintsOf(relativeTo(workspace.repositoryRoot, file.fileName), [
      {
        rule: `${about.rule}/${issue.kind}/${file.text.slice(issue.place.start, issue.place.end)}`,
        node,
      },
    ]);
    return {
      question: false,
      fixes: issue.fixes,
      path: [],
      finding: {
        ...about,
        illusion: "premise",
        severity: "warning",
        confidence: "certain",
        message: issue.message,
        patterns: [],
        file: relative(file.fileName),
        range: rangeOf(file, issue.place),
        symbol: symbolNameOf(node),
        related: [],
        fixes: issue.fixes.map((fix, at) => ({
          title: fix.title,
          safety: fix.safety,
          preferred: at === 0,
        })),
        fingerprint,
        content: contentHashOf(node),
        status: "open",
      },
    };
  }

  return {
    judged(hearing) {
      const { file, ran } = hearing;
      const acceptances = readAcceptances(file, allIds, today);
      const drafts = draftsOf(hearing);
      const prints = fingerprintsOf(
        relativeTo(workspace.repositoryRoot, file.fileName),
        drafts.map((draft) => ({ rule: draft.rule.id, node: draft.shape })),
      );
      const kept = drafts.map((draft, index) => {
        const sum = core.ruleTimes.get(draft.rule.id);
        if (sum !== undefined && !draft.question) sum.findings++;
        return keptDraft(file, draft, prints[index] ?? "", acceptances);
      });
      if (hearing.isEarly) return standings.covered(kept, file.fileName);
      const ids = new Set<string>(ran.map((rule) => rule.id));
      for (const issue of acceptances.issues((rule) => ids.has(rule)))
        kept.push(
          keptIssue(file, issue, {
            rule: ACCEPTANCE_RULE,
            assumption: "A recorded decision says why it holds and is still needed.",
          }),
        );
      const describes = core.configuration().isCatalog(file.fileName);
      for (const issue of tagIssuesIn(file.fileName, file.text, describes))
        kept.push(
          keptIssue(file, issue, {
            rule: TAG_RULE,
            assumption: "A tag says what is known of a function.",
          }),
        );
      return standings.covered(kept, file.fileName);
    },
  };
}

/** What a fix leaves to people nobody should get by one key. */
function isWhole({ isStatement, isScaffold, isUnfinished }: Fix): boolean {
  return isStatement !== true && isScaffold !== true && isUnfinished !== true;
}
