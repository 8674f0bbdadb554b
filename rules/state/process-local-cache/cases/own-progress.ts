declare const prisma: any;

interface Move {
  readonly id: string;
  run(): Promise<void>;
}

export class Mover {
  private static current: Move | undefined;

  static async run(): Promise<void> {
    const row = await prisma.move.findFirst({ where: { finishedAt: null } });
    if (row === null) return;
    Mover.current = row;
    await row.run();
    await prisma.move.update({ where: { id: row.id }, data: { finishedAt: new Date() } });
    Mover.current = undefined;
  }

  static async beat(): Promise<void> {
    if (!Mover.current) return;
    await prisma.move.updateMany({ where: { id: Mover.current.id }, data: { seenAt: new Date() } });
  }
}
