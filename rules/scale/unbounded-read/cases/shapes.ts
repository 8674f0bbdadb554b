// Requests, uploads, objects and foreign addresses, with and without somebody who counts.
//- src/listener.ts
import type { IncomingMessage } from "node:http";

export function bodyOf(req: IncomingMessage, done: (body: string) => void): void {
  let body = "";
  req.on("data", (chunk) => {
    body += chunk;
//  ?????????????
  });
  req.on("end", () => done(body));
}

export function buffered(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve) => {
    const data: Buffer[] = [];
    req.on("data", (chunk) => data.push(chunk));
    //                        ????????? nobody counts
    req.on("end", () => resolve(Buffer.concat(data)));
  });
}
//- src/uploads.ts
import { readFile } from "node:fs/promises";
import { parseRows, store } from "@/lib";

export async function upload(req: { file?: { path: string } }): Promise<number> {
  const text = await readFile(req.file?.path ?? "", "utf8");
  //                 ????????
  return parseRows(text).length;
}

export async function upload2(req: { file: { path: string } }): Promise<number> {
  const text = await readFile(req.file.path, "utf8");
  //                 ???????? asked how large
  return parseRows(text).length;
}

export async function POST(req: Request): Promise<Response> {
  const form = await req.formData();
  const file = form.get("file") as File;
  await store(file.name, await file.arrayBuffer());
  //                           ????????????????
  return new Response("ok");
}

export async function PUT(req: Request): Promise<Response> {
  const form = await req.formData();
  const file = form.get("file") as File;
  if (file.size > 5_000_000) return new Response("too large", { status: 413 });
  await store(file.name, await file.arrayBuffer());
  return new Response("ok");
}
//- src/foreign.ts
import axios from "axios";

export async function image(imageUrl: string): Promise<Buffer> {
  const { data } = await axios.get(imageUrl, { responseType: "arraybuffer", timeout: 5_000 });
  //                     ?????????
  return Buffer.from(data);
}

export async function capped(imageUrl: string): Promise<Buffer> {
  const { data } = await axios.get(imageUrl, { responseType: "arraybuffer", timeout: 5_000, maxContentLength: 1_000_000 });
  return Buffer.from(data);
}
//- src/silent.ts
import { spawn } from "node:child_process";

export function version(done: (text: string) => void): void {
  let text = "";
  const child = spawn("git", ["--version"]);
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  child.on("close", () => done(text));
}

export async function ids(stream: AsyncIterable<{ id: string }>): Promise<string[]> {
  const found: string[] = [];
  for await (const each of stream) found.push(each.id);
  return found;
}

export async function own(base: string): Promise<string> {
  const response = await fetch(`${base}/health`, { signal: AbortSignal.timeout(1_000) });
  return response.text();
}

export async function call(url: string, key: string): Promise<string> {
  const response = await fetch(url, { headers: { Authorization: `Bearer ${key}` }, signal: AbortSignal.timeout(1_000) });
  return response.text();
}

export async function status(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
  if (!response.ok) {
    throw new Error(await response.text());
  }
  return true;
}
