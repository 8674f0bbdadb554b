/** How findings stand by what people decided: in the source, in a review, in the baseline. */
import { coverFindings } from "../baseline.ts";
import { createDecisions, type Decisions, NO_DECISIONS } from "../decisions.ts";
import type { DeploymentReviewParts } from "../deployment-files.ts";
import type { Finding } from "../report.ts";
import { parentOf, reportPath } from "../workspace/paths.ts";
import { reviewFiles } from "../workspace/reviews.ts";
import type { Core } from "./core.ts";
import type { Kept } from "./memory.ts";

export interface Standings {
  readonly standing: DeploymentReviewParts["standing"];
  /** The same with the status that the baseline gives. Questions are not in it. */
  covered(kept: readonly Kept[], path: string): readonly Kept[];
  /** The review files that hold for this folder, the newest first. */
  reviews(): readonly string[];
}

export function createStandings(core: Core): Standings {
  const { options, workspace, clock, memory, today } = core;

  /** What people decided in review files; nothing is read when nobody can read such files. */
  function decisionsNow(): Decisions {
    const { readMentions } = options;
    if (readMentions === undefined) return NO_DECISIONS;
    memory.decisions ??= clock.time("reviews", () =>
      createDecisions(
        reviews().map((file) => ({
          file,
          mentions: readMentions(workspace.read(file) ?? "", today),
        })),
      ),
    );
    return memory.decisions;
  }

  function reviews(): readonly string[] {
    const { root, repositoryRoot } = workspace;
    const files = workspace.files();
    return reviewFiles({ root, repositoryRoot, files, configured: core.reviewsFolder });
  }

  return {
    reviews,
    standing({ rule, fingerprint, content, path, acceptance }) {
      if (acceptance !== undefined) {
        const { reason, until, line } = acceptance;
        const decision = { by: "source", file: core.relative(path), line } as const;
        return accepted(reason, until === undefined ? decision : { ...decision, until });
      }
      const found = decisionsNow().decisionOn({ rule, fingerprint, content });
      if (found === undefined) return { status: "open" };
      const { reason, until, line } = found;
      const decision = { by: "review", file: core.relative(found.file), line } as const;
      return accepted(reason, until === undefined ? decision : { ...decision, until });
    },
    covered(kept, path) {
      const baseline = core.baseline();
      const findings = kept.filter((each) => !each.question).map((each) => each.finding);
      const name = reportPath(parentOf(baseline.path), path);
      const after = coverFindings(findings, baseline.baseline, name);
      if (after === findings) return kept;
      const byIdentity = new Map(findings.map((finding, index) => [finding, after[index]]));
      return kept.map((each) => ({
        ...each,
        finding: byIdentity.get(each.finding) ?? each.finding,
      }));
    },
  };
}

function accepted(
  reason: string,
  decision: Finding["decision"],
): Pick<Finding, "status" | "reason" | "decision"> {
  return decision === undefined
    ? { status: "accepted", reason }
    : { status: "accepted", reason, decision };
}
