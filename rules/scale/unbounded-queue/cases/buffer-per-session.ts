export class Inboxes {
  private readonly waiting = new Map<string, string[]>();
  //               ??????? collects for each session

  receive(sessionId: string, record: string): void {
    const known = this.waiting.get(sessionId) ?? [];
    known.push(record);
    this.waiting.set(sessionId, known);
  }

  next(sessionId: string): string | undefined {
    const known = this.waiting.get(sessionId);
    const first = known?.shift();
    if (known?.length === 0) this.waiting.delete(sessionId);
    return first;
  }
}

export const inboxes = new Inboxes();
