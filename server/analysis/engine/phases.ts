/** Adds up the time of named phases of a session. */

export interface Phases {
  time<T>(name: string, work: () => T): T;
  phases(): readonly { readonly name: string; readonly milliseconds: number }[];
}

/** Phases inside of others count for both, and once where a phase is inside of itself. */
export function createPhases(): Phases {
  const spent = new Map<string, number>();
  const running = new Set<string>();
  return {
    time(name, work) {
      if (running.has(name)) return work();
      running.add(name);
      const started = performance.now();
      try {
        return work();
      } finally {
        running.delete(name);
        spent.set(name, (spent.get(name) ?? 0) + performance.now() - started);
      }
    },
    phases: () => [...spent].map(([name, milliseconds]) => ({ name, milliseconds })),
  };
}
