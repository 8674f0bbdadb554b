/** Hears which guards the rules recognise, while somebody wants to know. */
import type { Guard } from "../../../rules/kit/rule.ts";

export interface HeardGuard {
  readonly rule: string;
  readonly guard: Guard;
}

export interface GuardLog {
  note(rule: string, guard: Guard): void;
  isListening(): boolean;
  /** What is noted while the work is done. */
  during(work: () => void): readonly HeardGuard[];
}

export function createGuardLog(): GuardLog {
  let heard: HeardGuard[] | undefined;
  return {
    note(rule, guard) {
      heard?.push({ rule, guard });
    },
    isListening: () => heard !== undefined,
    during(work) {
      const found: HeardGuard[] = [];
      heard = found;
      work();
      heard = undefined;
      return found;
    },
  };
}
