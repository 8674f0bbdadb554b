export class Locks {
  private held: Record<string, number> = {};
  //      ^^^^ for ever

  acquire(resource: string): void {
    this.held[resource] = (this.held[resource] ?? 0) + 1;
  }

  release(resource: string): void {
    this.held[resource] = (this.held[resource] ?? 1) - 1;
  }
}

export const locks = new Locks();
