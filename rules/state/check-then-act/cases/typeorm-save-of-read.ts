// case: package=typeorm
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
class Tag {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  name!: string;
}

declare const source: DataSource;
const tags = source.getRepository(Tag);

/** What is saved was read before: an update. */
export async function rename(id: number, name: string): Promise<Tag> {
  const tag = await tags.findOneBy({ id });
  if (!tag) throw new Error("not found");
  tag.name = name;
  return await tags.save(tag);
}

/** A copy is made because the original is there. */
export async function duplicate(id: number): Promise<Tag> {
  const original = await tags.findOneBy({ id });
  if (original === null) throw new Error("not found");
  return await tags.save(tags.create({ name: `${original.name} (copy)` }));
}
