/** Shows progress on one line of a terminal, and nothing anywhere else. */
import type { Stream } from "./environment.ts";

export interface Progress {
  report(done: number, total: number): void;
  /** Takes the line away; safe to call at any time. */
  clear(): void;
}

/** Milliseconds before the first line and between two: a short check shows none at all. */
const PAUSE = 200;

export function createProgress(stream: Stream): Progress {
  let shownAt = performance.now();
  let isShown = false;
  return {
    report(done, total) {
      const now = performance.now();
      if (!stream.isTerminal || total <= 0 || now - shownAt < PAUSE) return;
      shownAt = now;
      isShown = true;
      const share = Math.min(Math.floor((100 * done) / total), 100);
      stream.write(`\r\u001b[KChecking … ${share} %`);
    },
    clear() {
      if (isShown) stream.write("\r\u001b[K");
      isShown = false;
    },
  };
}
