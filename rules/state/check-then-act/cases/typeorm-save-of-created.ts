// case: package=typeorm,pg
import { Column, DataSource, Entity, PrimaryGeneratedColumn, type Repository } from "typeorm";

@Entity()
class Tag {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  name!: string;
}

export class TagService {
  private readonly tags: Repository<Tag>;

  constructor(source: DataSource) {
    this.tags = source.getRepository(Tag);
  }

  async refuse(name: string): Promise<Tag> {
    const existing = await this.tags.findOneBy({ name });
//                         ??????????????????? runs because none was found here
    if (existing !== null) throw new Error("taken");
    return await this.tags.save(this.tags.create({ name }));
  }

  async counted(name: string): Promise<void> {
    if ((await this.tags.count({ where: { name } })) > 0) return;
//             ??????????????? runs because none was found here
    const tag = this.tags.create({ name });
    await this.tags.save(tag);
  }

  /** The branch creates, the end saves either. */
  async either(name: string, color: string): Promise<Tag> {
    let tag = await this.tags.findOne({ where: { name } });
//                  ????????????????? runs because none was found here
    if (!tag) tag = this.tags.create({ name });
    Object.assign(tag, { color });
    return await this.tags.save(tag);
  }
}
