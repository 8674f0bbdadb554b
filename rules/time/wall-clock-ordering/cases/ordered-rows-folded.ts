interface Change {
  patch: object;
  createdAt: Date;
}
interface Items {
  update(query: { where: { id: string }; data: object }): Promise<void>;
}
declare const prisma: { item: Items };
declare function applyDiff(state: object, patch: object): object;

export class ChangeRepository {
  find!: (query: object, fields: string, options: object) => Promise<Change[]>;

  async getEntityChanges(id: string): Promise<Change[]> {
    return await this.find({ id }, "", { sort: { createdAt: 1 } });
//                                               ????????????
  }
}

export class Promote {
  constructor(private readonly changes: ChangeRepository) {}

  async execute(id: string): Promise<void> {
    const changes = await this.changes.getEntityChanges(id);
    const state = changes.reduce((all, change) => {
      return applyDiff(all, change.patch);
    }, {});
    await prisma.item.update({ where: { id }, data: state });
  }
}
