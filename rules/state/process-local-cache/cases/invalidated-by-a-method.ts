declare const prisma: any;

class Permissions {
  private readonly byUser = new Map<string, string[]>();
  //               ^^^^^^

  async of(userId: string): Promise<string[]> {
    let found = this.byUser.get(userId);
    if (found === undefined) {
      const rows: string[] = await prisma.permission.findMany({ where: { userId } });
      found = rows;
      this.byUser.set(userId, rows);
    }
    return found;
  }

  async grant(userId: string, name: string) {
    await prisma.permission.create({ data: { userId, name } });
    this.invalidate(userId);
  }

  private invalidate(userId: string) {
    this.byUser.delete(userId);
  }
}

export const permissions = new Permissions();
