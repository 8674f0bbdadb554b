// case: layer=multi-node file=src/invites.ts package=nodemailer@6
import { createTransport } from "nodemailer";

const mails = createTransport({ host: "localhost", socketTimeout: 10_000 });
const senders = { "a \"b\"": mails };

interface Log {
  error(text: string, error: unknown): void;
}

export class Invites {
  constructor(private readonly logger: Log) {}

  async invite(email: string, save: () => Promise<void>): Promise<void> {
    await save();
    mails.sendMail({ to: email, subject: "You are invited" });
//  ^^^^^^^^^^^^^^
  }

  async quoted(email: string, save: () => Promise<void>): Promise<void> {
    await save();
    senders["a \"b\""].sendMail({ to: email, subject: "You are invited" });
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  }

  // The instance's log is none of the class.
  static async all(email: string, save: () => Promise<void>): Promise<void> {
    await save();
    mails.sendMail({ to: email, subject: "You are invited" });
//  ^^^^^^^^^^^^^^
  }

  failed(error: unknown): void {
    this.logger.error("no invitation", error);
  }
}

// Nor is another function's.
export async function remind(email: string, save: () => Promise<void>): Promise<void> {
  await save();
  mails.sendMail({ to: email, subject: "You are still invited" });
//^^^^^^^^^^^^^^
}

export function failed(error: unknown, log: Log): void {
  log.error("no reminder", error);
}
