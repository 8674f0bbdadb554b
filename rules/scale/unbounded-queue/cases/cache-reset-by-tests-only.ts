const lastSent = new Map<string, number>();
//    ^^^^^^^^ for ever

export function resetForTests(): void {
  lastSent.clear();
}

export function isFirstToday(email: string): boolean {
  const last = lastSent.get(email);
  if (last !== undefined && Date.now() - last < 86_400_000) return false;
  lastSent.set(email, Date.now());
  return true;
}
