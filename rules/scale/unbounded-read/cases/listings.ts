// case: layer=multi-node file=src/storage.ts package=@google-cloud/storage@7,@azure/storage-blob@12
import type { ContainerClient } from "@azure/storage-blob";
import { Storage } from "@google-cloud/storage";
import { remove } from "./parts";

const bucket = new Storage().bucket("media");

export async function names(prefix: string): Promise<string[]> {
  const [files] = await bucket.getFiles({ prefix });
//                      ??????????????? page after page
  return files.map((file) => file.name);
}

export async function some(prefix: string): Promise<string[]> {
  const [files] = await bucket.getFiles({ prefix, maxResults: 500 });
  return files.map((file) => file.name);
}

export async function blobs(container: ContainerClient, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const blob of container.listBlobsFlat({ prefix })) found.push(blob.name);
//                                                              ?????????? page after page
  return found;
}

export async function firstBlobs(container: ContainerClient): Promise<string[]> {
  const found: string[] = [];
  for await (const blob of container.listBlobsFlat()) {
    found.push(blob.name);
    if (found.length >= 500) break;
  }
  return found;
}

// One at a time.
export async function clear(container: ContainerClient): Promise<void> {
  for await (const blob of container.listBlobsFlat()) await remove(blob.name);
}

// A list that has no name of its own.
export async function sorted(container: ContainerClient, kept: Record<string, string[]>): Promise<void> {
  for await (const blob of container.listBlobsFlat()) {
    kept["("]?.push(blob.name);
  }
}

// The list of one turn.
export async function pages(container: ContainerClient): Promise<void> {
  for await (const blob of container.listBlobsFlat()) {
    const found: string[] = [];
    found.push(blob.name);
    await remove(found[0]);
  }
}
