// Names of uploads and of files in a shared directory.
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { storage, write } from "@/lib";

export const uploads = storage({
  filename: (_request: object, file: { originalname: string }, done: (e: null, name: string) => void) => {
    done(null, Date.now() + extname(file.originalname));
    //         ??????????
  },
});

export async function convert(input: Buffer): Promise<string> {
  const file = join(tmpdir(), `audio-${new Date().getTime()}.ogg`);
  //                                   ??????????
  await write(file, input);
  return file;
}
