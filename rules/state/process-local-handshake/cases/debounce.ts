declare function recompute(userId: string): void;

const timers = new Map<string, ReturnType<typeof setTimeout>>();

export function onChange(userId: string) {
  const timer = timers.get(userId);
  if (timer) clearTimeout(timer);
  timers.set(
    userId,
    setTimeout(() => {
      timers.delete(userId);
      recompute(userId);
    }, 5_000),
  );
}
