declare const bus: { subscribe(channel: string): Promise<void> };

const subscribed = new Set<"a" | "b">();

export async function follow(channel: "a" | "b") {
  if (subscribed.has(channel)) return;
  subscribed.add(channel);
  await bus.subscribe(channel);
}
