export class History {
  private messages = new Map<string, string[]>();
  //      ???????? collects under each key

  add(tenantId: string, incoming: string[]): void {
    const known = this.messages.get(tenantId) ?? [];
    this.messages.set(tenantId, [...known, ...incoming]);
  }

  take(tenantId: string): string[] {
    const all = this.messages.get(tenantId) ?? [];
    this.messages.delete(tenantId);
    return all;
  }
}

export const history = new History();
