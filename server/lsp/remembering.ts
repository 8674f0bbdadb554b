/** Has what was found kept for the next start, once nothing has happened for a while. */
import type { Documents } from "./documents.ts";
import type { Reviewer } from "./reviewer.ts";

export interface Remembering {
  /** Everything has been looked at. */
  later(): void;
  /** The server is about to end. */
  now(): void;
}

/** Milliseconds: it takes a tenth of a second in which no message is answered. */
const REST = 5000;

export function createRemembering(reviewer: Reviewer, documents: Documents): Remembering {
  let timer: NodeJS.Timeout | undefined;
  return {
    later() {
      clearTimeout(timer);
      timer = setTimeout(() => void documents.quiet().then(reviewer.remember), REST).unref();
    },
    now() {
      clearTimeout(timer);
      reviewer.remember();
    },
  };
}
