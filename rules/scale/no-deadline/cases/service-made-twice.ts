// case: package=@google-cloud/storage@7
// One constructor that makes the client in one of two ways is one decision.
import { Storage } from "@google-cloud/storage";

export class Archive {
  private storage: Storage;

  constructor(key: string | undefined) {
    if (key === undefined) {
      this.storage = new Storage();
      //                 ^^^^^^^
    } else {
      this.storage = new Storage({ keyFilename: key });
    }
  }

  async keep(name: string, data: Buffer): Promise<void> {
    await this.storage.bucket("scans").file(name).save(data);
  }
}

export async function POST(request: Request): Promise<Response> {
  await new Archive(process.env.KEY).keep("scan", Buffer.from(await request.arrayBuffer()));
  return new Response();
}
