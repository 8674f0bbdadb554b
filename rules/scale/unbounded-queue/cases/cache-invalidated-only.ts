declare function load(userId: string): Promise<string[]>;
declare function store(userId: string, roles: string[]): Promise<void>;

export class Roles {
  private readonly cache = new Map<string, string[]>();
  //               ????? only when it has become wrong
  private readonly running = new Map<string, Promise<string[]>>();

  async of(userId: string): Promise<string[]> {
    const known = this.cache.get(userId);
    if (known !== undefined) return known;
    const roles = await this.read(userId);
    this.cache.set(userId, roles);
    return roles;
  }

  async grant(userId: string, roles: string[]): Promise<void> {
    await store(userId, roles);
    this.invalidate(userId);
  }

  private invalidate(userId: string): void {
    this.cache.delete(userId);
  }

  private read(userId: string): Promise<string[]> {
    const known = this.running.get(userId);
    if (known !== undefined) return known;
    const read = load(userId).finally(() => this.settled(userId));
    this.running.set(userId, read);
    return read;
  }

  private settled(userId: string): void {
    this.running.delete(userId);
  }
}

export const roles = new Roles();
