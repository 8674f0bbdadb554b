type Handler = (body: string) => Promise<void>;

const handlers = new Map<string, Handler>();

export function registerHandler(topic: string, handler: Handler): void {
  handlers.set(topic, handler);
}

export async function dispatch(messageId: string, topic: string, body: string): Promise<void> {
  await handlers.get(topic)?.(`${messageId} ${body}`);
}
