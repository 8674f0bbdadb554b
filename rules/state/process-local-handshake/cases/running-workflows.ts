declare function start(id: string): { stop(): void };

const workflows = new Map<string, { stop(): void }>();

export function begin(id: string) {
  workflows.set(id, start(id));
}

export function end(id: string) {
  const workflow = workflows.get(id);
  workflows.delete(id);
  workflow?.stop();
}
