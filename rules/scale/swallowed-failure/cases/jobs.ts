// Jobs whose failure is only logged, and changes of a repository that nobody waits for.
//- src/worker.ts
import { Worker } from "bullmq";
import { connection, importFile, logger } from "@/lib";

export const imports = new Worker(
  "imports",
  async (job) => {
    try {
      await importFile(job.data.id);
    } catch (error) {
    //????? goes on as if it were done
      logger.error("import failed", error);
    }
  },
  { connection },
);

export const honest = new Worker(
  "imports",
  async (job) => {
    try {
      await importFile(job.data.id);
    } catch (error) {
      logger.error("import failed", error);
      throw error;
    }
  },
  { connection },
);
//- src/passwords.ts
import { hash } from "@/lib";
import { AccountsRepository } from "./accounts.repository";

export class Passwords {
  constructor(private readonly accounts: AccountsRepository) {}

  async change(id: string, password: string): Promise<boolean> {
    const digest = await hash(password);
    this.accounts.update({ id }, { password: digest });
//  ????????????????????
    return true;
  }

  async changed(id: string, password: string): Promise<boolean> {
    await this.accounts.update({ id }, { password: await hash(password) });
    return true;
  }
}
