/** Adds up the time of named phases of a session. */

export interface Phases {
  time<T>(name: string, work: () => T): T;
  phases(): readonly { readonly name: string; readonly milliseconds: number }[];
}

/** Nested phases count for themselves as well. */
export function createPhases(): Phases {
  const spent = new Map<string, number>();
  return {
    time(name, work) {
      const started = performance.now();
      try {
        return work();
      } finally {
        spent.set(name, (spent.get(name) ?? 0) + performance.now() - started);
      }
    },
    phases: () => [...spent].map(([name, milliseconds]) => ({ name, milliseconds })),
  };
}
