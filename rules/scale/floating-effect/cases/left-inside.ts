// case: layer=multi-node file=src/notices.ts package=bullmq@5 alone
import { Queue } from "bullmq";

class Notices {
  private readonly queue = new Queue("notices");

  // The promise is dropped here: those who call it cannot wait for more.
  add(user: string): void {
    this.queue.add("notice", { user });
//  ^^^^^^^^^^^^^^ Nobody waits
  }

  async send(user: string): Promise<void> {
    this.queue.add("notice", { user });
//  ^^^^^^^^^^^^^^ Nobody waits
  }
}

export class Inbox {
  private readonly notices = new Notices();

  async read(user: string): Promise<void> {
    this.notices.send(user);
    this.notices.add(user);
  }
}
