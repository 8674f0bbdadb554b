const lastWarned = new Map<"memory" | "disk", number>();

export function warn(kind: "memory" | "disk") {
  const last = lastWarned.get(kind) ?? 0;
  if (Date.now() - last < 60_000) return;
  lastWarned.set(kind, Date.now());
  console.warn(kind);
}
