/** Version vectors: one counter per replica on each record, to tell a newer version from a concurrent one. */

/** Replica name → how many of that replica's updates the version contains; a missing name means 0. */
export type VersionVector = Readonly<Record<string, number>>;

/** `concurrent`: each side has an update that the other has not seen, so neither may overwrite the other. */
export type VersionOrder = "before" | "after" | "equal" | "concurrent";

/** How version `a` relates to version `b`: `before` means that `b` contains everything `a` does, and more. */
export function compareVersions(a: VersionVector, b: VersionVector): VersionOrder {
  const isBehind = Object.keys(b).some((replica) => countOf(a, replica) < countOf(b, replica));
  const isAhead = Object.keys(a).some((replica) => countOf(a, replica) > countOf(b, replica));
  if (isBehind && isAhead) return "concurrent";
  if (isBehind) return "before";
  return isAhead ? "after" : "equal";
}

/** The version after one more update at `replica`. */
export function incrementVersion(version: VersionVector, replica: string): VersionVector {
  return { ...version, [replica]: countOf(version, replica) + 1 };
}

/** The smallest version that contains both; what a resolved conflict carries before its own increment. */
export function mergeVersions(a: VersionVector, b: VersionVector): VersionVector {
  const replicas = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(
    [...replicas].map((replica) => [replica, Math.max(countOf(a, replica), countOf(b, replica))]),
  );
}

function countOf(version: VersionVector, replica: string): number {
  return Object.hasOwn(version, replica) ? (version[replica] ?? 0) : 0;
}
