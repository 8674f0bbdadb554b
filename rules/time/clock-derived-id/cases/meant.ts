// case: layer=multi-node file=src/service.ts
import { queue } from "@/lib";

export async function again(file: string): Promise<void> {
  // Job ids have to include a timestamp, so that the same file can be taken in again.
  await queue.add("read", { file }, { jobId: `read-${file}-${Date.now()}` });
}

export async function once(file: string): Promise<void> {
  // Sent without a timestamp of its own.
  await queue.add("read", { file }, { jobId: `read-${file}-${Date.now()}` });
  //                                                         ??????????
}
