// case: layer=multi-node file=src/service.ts package=pg@8,mongodb@6,typeorm@0.3,drizzle-orm@0.36
// What moves between two rows, what hangs on a row that is closed, and lists that one statement writes anew.
import { eq } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Collection } from "mongodb";
import { Pool } from "pg";
import type { DataSource, Repository } from "typeorm";

const pool = new Pool();

export async function shift(from: string, to: string, litres: number): Promise<void> {
  const taken = await pool.query(
    "UPDATE tanks SET litres = litres - $1 WHERE id = $2 AND litres >= $1",
    [litres, from],
  );
  if (taken.rowCount === 0) throw new Error("empty");
  await pool.query("UPDATE tanks SET litres = litres + $1 WHERE id = $2", [litres, to]);
//      ??????????
}

interface Shelf {
  _id: string;
  books: { isbn: string }[];
}

export async function reshelve(shelves: Collection<Shelf>, isbn: string, from: string, to: string) {
  await shelves.updateOne({ _id: from }, { $pull: { books: { isbn } } });
  await shelves.updateOne({ _id: to }, { $push: { books: { isbn } } });
}

export class Shelves {
  constructor(private readonly shelves: Collection<Shelf>) {}

  async move(isbn: string, from: string, to: string): Promise<void> {
    await this.shelves.updateOne({ _id: from }, { $pull: { books: { isbn } } });
    await this.shelves.updateOne({ _id: to }, { $push: { books: { isbn } } });
//        ??????????????????????
  }

  // One row, of which one list grows twice.
  async fill(shelf: string, isbn: string, other: string): Promise<void> {
    await this.shelves.updateOne({ _id: shelf }, { $push: { books: { isbn } } });
    await this.shelves.updateOne({ _id: shelf }, { $push: { books: { isbn: other } } });
  }
}

class Tour {
  id!: string;
  state!: string;
}
class Booking {
  id!: string;
  tourId!: string;
  state!: string;
}

export class Tours {
  constructor(
    private readonly tours: Repository<Tour>,
    private readonly bookings: Repository<Booking>,
    private readonly source: DataSource,
  ) {}

  async cancel(tour: Tour): Promise<void> {
    await this.bookings.update({ tourId: tour.id }, { state: "refused" });
    await this.tours.update({ id: tour.id }, { state: "cancelled" });
//        ?????????????????
  }

  // Another row, and a name that is no state.
  async rename(tour: Tour, other: string): Promise<void> {
    await this.bookings.update({ tourId: other }, { state: "moved" });
    await this.tours.update({ id: tour.id }, { state: "renamed" });
  }

  // Begun and committed by statements of their own.
  async close(tour: Tour): Promise<void> {
    const runner = this.source.createQueryRunner();
    await runner.connect();
    await runner.startTransaction();
    try {
      await runner.manager.delete(Booking, { tourId: tour.id });
      await runner.manager.update(Tour, { id: tour.id }, { state: "closed" });
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }
}

const seats = pgTable("seats", { hall: text("hall"), label: text("label") });

export class Halls {
  constructor(private readonly db: NodePgDatabase) {}

  async replan(hall: string, labels: string[]): Promise<void> {
    await this.db.delete(seats).where(eq(seats.hall, hall));
    if (labels.length > 0) await this.db.insert(seats).values(labels.map((label) => ({ hall, label })));
//                               ??????????????
  }
}
