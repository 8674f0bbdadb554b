export class Staging {
  private readonly events = new Map<string, string[]>();

  stage(transactionId: string, event: string): void {
    const staged = this.events.get(transactionId) ?? [];
    staged.push(event);
    this.events.set(transactionId, staged);
  }

  release(transactionId: string): string[] {
    const staged = this.events.get(transactionId) ?? [];
    this.events.delete(transactionId);
    return staged;
  }
}

export const staging = new Staging();
