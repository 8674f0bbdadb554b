// case: layer=multi-node file=src/service.ts
import { knex, multer, s3Storage } from "@/lib";

export async function createTicket(subject: string): Promise<number> {
  const id = Number.parseInt(Date.now().toString().slice(-9), 10);
  //                         ^^^^^^^^^^
  await knex("tickets").insert({ id, subject });
  return id;
}

export const upload = multer({
  storage: s3Storage({
    key: (_req: unknown, file: { ext: string }, done: (error: null, key: string) => void) => {
      const name = `photo-${Date.now()}${file.ext}`;
      //                    ??????????
      done(null, name);
    },
  }),
});

// A name that is shown, a duration.
export function fine(): string {
  const displayName = `Backup ${Date.now()}`;
  const took = Number.parseInt(String(Date.now() - 5), 10);
  return `${displayName} ${took}`;
}
