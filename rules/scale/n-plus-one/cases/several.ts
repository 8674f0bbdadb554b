// case: layer=multi-node file=src/trail.ts package=drizzle-orm@0.40
import { db, type Tx, buckets, entries, targets } from "./schema";

interface Entry {
  readonly bucket: string;
  readonly text: string;
  readonly isNew: boolean;
}

// One of two handles, and what comes first is done for few of them.
export async function write(tx: Tx | undefined, all: Entry[]): Promise<void> {
  for (const entry of all) {
    if (entry.isNew) await (tx ?? db.primary).insert(buckets).values({ name: entry.bucket });
    await (tx ?? db.primary).insert(entries).values({ bucket: entry.bucket, text: entry.text });
    //    ????????????????????????? one for all would do
    await (tx ?? db.primary).insert(targets).values({ bucket: entry.bucket });
  }
}

export async function writeNew(tx: Tx | undefined, all: Entry[]): Promise<void> {
  for (const entry of all)
    if (entry.isNew) await (tx ?? db.primary).insert(buckets).values({ name: entry.bucket });
}

export async function writeAll(tx: Tx | undefined, all: Entry[]): Promise<void> {
  await (tx ?? db.primary).insert(entries).values(all.map(({ bucket, text }) => ({ bucket, text })));
}
