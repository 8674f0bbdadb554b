/** Progress of the first scan, shown once it takes long enough to be noticed. */
import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver";
import type { Log } from "./log.ts";

export interface ScanProgress {
  update(done: number, total: number): void;
  finish(): void;
}

export function createScanProgress(connection: Connection, log: Log): ScanProgress {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let begun = false;
  let finished = false;
  return {
    update(done, total) {
      if (finished || total === 0) return;
      if (reporter !== undefined)
        reporter.report(Math.floor((100 * done) / total), `${done} of ${total} files`);
      if (begun) return;
      begun = true;
      connection.window.createWorkDoneProgress().then(
        (created) => {
          if (finished) return;
          reporter = created;
          created.begin("Premise", 0, `${done} of ${total} files`, false);
        },
        (error: unknown) => log.failed("showing progress", error),
      );
    },
    finish() {
      finished = true;
      reporter?.done();
      reporter = undefined;
    },
  };
}
