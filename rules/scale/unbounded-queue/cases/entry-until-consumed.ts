const pending = new Set<string>();
//    ??????? unused ones stay

export function markInvited(email: string): void {
  pending.add(email.toLowerCase());
}

export function consumeInvite(email: string): boolean {
  const isPending = pending.has(email.toLowerCase());
  if (isPending) pending.delete(email.toLowerCase());
  return isPending;
}
