// case: package=@slack/web-api@7,@google-cloud/storage@7
import { Storage } from "@google-cloud/storage";
import { WebClient } from "@slack/web-api";

export class Notifier {
  private readonly slack = new WebClient(process.env.SLACK_TOKEN);
  //                           ^^^^^^^^^ No call through this `WebClient` has a deadline

  async tell(channel: string, text: string): Promise<void> {
    await this.slack.chat.postMessage({ channel, text });
  }
}

export class Files {
  private storage: Storage;

  constructor() {
    this.storage = new Storage({ projectId: "p" });
    //                 ^^^^^^^ for ever
  }

  async save(name: string, data: string): Promise<void> {
    await this.storage.bucket("files").file(name).save(data);
  }
}

export class QuickFiles {
  private readonly bucket = new Storage({ timeout: 5_000 }).bucket("files");

  async save(name: string, data: string): Promise<void> {
    await this.bucket.file(name).save(data);
  }
}
