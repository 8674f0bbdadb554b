// case: package=redis@5
declare const prisma: any;

class Sync {
  private syncing = false;
  //      ^^^^^^^

  async sync(orgId: string) {
    if (this.syncing) throw new Error("sync in progress");
    this.syncing = true;
    try {
      await prisma.org.update({ where: { id: orgId }, data: { syncedAt: new Date() } });
    } finally {
      this.syncing = false;
    }
  }
}

export const sync = new Sync();
