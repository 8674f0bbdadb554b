type Listener = (message: string) => void;

export class Deliveries {
  private readonly seen = new Map<string, Map<string, number>>();
  //               ???? under each key
  private readonly listeners = new Map<string, Map<string, Listener[]>>();
  //               ????????? under each key
  private readonly trimmed = new Map<string, Map<string, number>>();
  private readonly counts = new Map<string, Map<string, number>>();

  mark(topic: string, messageId: string): void {
    const below = this.seen.get(topic) ?? new Map<string, number>();
    below.set(messageId, Date.now());
    this.seen.set(topic, below);
  }

  subscribe(topic: string, transactionId: string, listener: Listener): void {
    const below = this.listeners.get(topic) ?? new Map<string, Listener[]>();
    below.set(transactionId, [...(below.get(transactionId) ?? []), listener]);
    this.listeners.set(topic, below);
  }

  note(topic: string, messageId: string): void {
    const below = this.trimmed.get(topic) ?? new Map<string, number>();
    below.set(messageId, Date.now());
    this.trimmed.set(topic, below);
  }

  done(topic: string, messageId: string): void {
    this.trimmed.get(topic)?.delete(messageId);
  }

  count(topic: string, status: string): void {
    const below = this.counts.get(topic) ?? new Map<string, number>();
    below.set(status, (below.get(status) ?? 0) + 1);
    this.counts.set(topic, below);
  }
}

export const deliveries = new Deliveries();
