/** A set of names with the files that give them, so that files can come and go. */
export interface Names {
  /** Replaces what a file gives. */
  set(path: string, names: ReadonlySet<string>): void;
  delete(path: string): void;
  has(name: string): boolean;
}

export function createNames(): Names {
  const perFile = new Map<string, ReadonlySet<string>>();
  const counts = new Map<string, number>();

  function add(names: ReadonlySet<string>, by: number): void {
    for (const name of names) {
      const count = (counts.get(name) ?? 0) + by;
      if (count === 0) counts.delete(name);
      else counts.set(name, count);
    }
  }

  function drop(path: string): void {
    const names = perFile.get(path);
    if (names === undefined) return;
    add(names, -1);
    perFile.delete(path);
  }

  return {
    set(path, names) {
      drop(path);
      perFile.set(path, names);
      add(names, 1);
    },
    delete: drop,
    has: (name) => counts.has(name),
  };
}
