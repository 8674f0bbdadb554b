// case: package=typeorm
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
class StockLevel {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  onHand!: number;

  @Column()
  label!: string;
}

declare const source: DataSource;
const levels = source.getRepository(StockLevel);

export async function change(id: number, by: number): Promise<void> {
  const level = await levels.findOneByOrFail({ id });
  await levels.update(level.id, { onHand: level.onHand + by });
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^ is computed from what was read
}

export async function saved(id: number, by: number): Promise<void> {
  const level = await levels.findOneByOrFail({ id });
  level.onHand -= by;
//^^^^^^^^^^^^^^^^^^ is computed from what was read
  await levels.save(level);
}

/** Whoever renames last has renamed it. */
export async function rename(id: number, label: string): Promise<void> {
  const level = await levels.findOneByOrFail({ id });
  level.label = label;
  await levels.save(level);
}

export async function locked(id: number, by: number): Promise<void> {
  await source.transaction(async (manager) => {
    const level = await manager.findOneOrFail(StockLevel, {
      where: { id },
      lock: { mode: "pessimistic_write" },
    });
    level.onHand -= by;
    await manager.save(level);
  });
}

export async function added(id: number, by: number): Promise<void> {
  await levels.increment({ id }, "onHand", by);
}
