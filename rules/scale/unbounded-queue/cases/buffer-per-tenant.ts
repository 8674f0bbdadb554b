export class History {
  private messages = new Map<string, string[]>();
  //      ^^^^^^^^ grows as fast as work arrives

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
