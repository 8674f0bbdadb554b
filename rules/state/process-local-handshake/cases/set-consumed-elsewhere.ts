const pendingImpersonations = new Set<string>();
//    ^^^^^^^^^^^^^^^^^^^^^

export function mark(email: string) {
  pendingImpersonations.add(email);
}

export function consume(email: string): boolean {
  return pendingImpersonations.delete(email);
}
