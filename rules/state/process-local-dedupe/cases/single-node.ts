// case: layer=single-node
declare function send(messageId: string): Promise<void>;

const sentMessages = new Set<string>();
//    ^^^^^^^^^^^^

export async function onMessage(messageId: string) {
  if (sentMessages.has(messageId)) return;
  sentMessages.add(messageId);
  setTimeout(() => sentMessages.delete(messageId), 60_000);
  await send(messageId);
}
