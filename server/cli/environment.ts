/** What a command may touch besides files: handed in, so that tests run commands in this process. */
import type { Rule } from "../../rules/kit/rule.ts";
import type { Session, SessionOptions } from "../analysis/session.ts";
import type { CacheOptions } from "../analysis/workspace/last-report.ts";

export interface Stream {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in columns; undefined when it is no terminal. */
  readonly columns: number | undefined;
}

export interface Pattern {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly page: string;
}

export interface Environment {
  /** Absolute path of the working folder. */
  readonly directory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly out: Stream;
  readonly errors: Stream;
  readonly rules: readonly Rule[];
  readonly patterns: readonly Pattern[];
  readonly createSession: (options: SessionOptions) => Session;
  /** Where reports are kept between runs; absent where the user has no folder for such things. */
  readonly cache?: CacheOptions;
  /** Asks the person at the terminal for a yes; absent where nobody can answer. */
  readonly ask?: (question: string) => Promise<boolean>;
}

/** Exit statuses. */
export const EXIT = { clean: 0, findings: 1, misuse: 2, defect: 101 } as const;
