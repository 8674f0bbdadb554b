/** Takes in that files changed, and forgets what rested on them and no more. */
import { BASELINE_NAME } from "../baseline.ts";
import { CONFIGURATION_NAME } from "../config.ts";
import type { Session } from "../session.ts";
import { isSourceName } from "../workspace/discover.ts";
import { isReviewPath } from "../workspace/reviews.ts";
import type { Core } from "./core.ts";

export function createChanges(core: Core): Pick<Session, "setText" | "changedOnDisk"> {
  const { workspace, memory } = core;

  function update(path: string): void {
    memory.early.clear();
    const state = core.loadingSoFar();
    const ground = core.groundSoFar();
    if (state === undefined) ground?.selection.refresh(path);
    else state.update(path);
    if (ground?.schemas.changed(path) === undefined) return;
    core.forgetAnalysis();
    memory.forgetResults();
  }

  /** True when one of the files is a schema; what was found with the older one is forgotten. */
  function schemasChanged(paths: readonly string[]): boolean {
    // Sources are looked at with their new text, see `update`.
    const others = paths.filter((path) => !isSourceName(path));
    const schemas = core.groundSoFar()?.schemas;
    const changes = new Set(others.map((path) => schemas?.changed(path)));
    if (changes.has("modules")) {
      core.forgetGround();
    } else if (changes.has("entities")) {
      const state = core.loadingSoFar();
      state?.program.refreshGenerated();
      state?.answers.forget();
    } else return false;
    core.forgetAnalysis();
    memory.early.clear();
    memory.forgetResults();
    return true;
  }

  /** True when one of the files decides how all others are read. */
  function hasSetting(paths: readonly string[]): boolean {
    const settings = new Set([core.baseline().path, ...core.configuration().filesRead()]);
    return paths.some(
      (path) =>
        path.endsWith(`/${CONFIGURATION_NAME}`) ||
        path.endsWith(`/${BASELINE_NAME}`) ||
        settings.has(path),
    );
  }

  function forgetEverything(): void {
    core.forgetGround();
    core.forgetAnalysis();
    core.defects.clear();
    core.refreshSettings();
    memory.forgetDecisions();
  }

  return {
    setText(path, text) {
      core.last.textSet(path, text);
      workspace.setText(path, text);
      if (isReviewPath(path, core.reviewsFolder)) {
        memory.forgetDecisions();
        return;
      }
      if (core.groundSoFar()?.topology.changed(path)) memory.forgetResults();
      if (schemasChanged([path]) || !isSourceName(path)) return;
      const ground = core.groundSoFar();
      if (ground === undefined) return;
      // Opening, saving and closing change nothing; only another text costs a new program.
      if (core.textOf(path) !== ground.selection.textOf(path)) update(path);
    },
    changedOnDisk(paths) {
      core.last.changedOnDisk(paths);
      if (workspace.invalidate(paths) || hasSetting(paths)) {
        forgetEverything();
        return true;
      }
      const sources = paths.filter((path) => !isReviewPath(path, core.reviewsFolder));
      const isDecided = sources.length < paths.length;
      if (isDecided) memory.forgetDecisions();
      const isSchema = schemasChanged(sources);
      const topology = core.groundSoFar()?.topology;
      const isMoved = sources.filter((path) => topology?.changed(path)).length > 0;
      if (isMoved) memory.forgetResults();
      for (const path of sources) if (isSourceName(path)) update(path);
      return isDecided || isSchema || isMoved;
    },
  };
}
