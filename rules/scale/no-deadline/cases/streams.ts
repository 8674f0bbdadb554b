// case: file=src/app/api/route.ts package=next
// An answer that is meant to last has no deadline for the whole.
import { NextResponse } from "next/server";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createWriteStream } from "node:fs";

export async function events(url: string): Promise<Response> {
  return await fetch(url, { headers: { Accept: "text/event-stream" } });
}

export async function model(prompt: string): Promise<Response> {
  return await fetch("https://model.example", { method: "POST", body: JSON.stringify({ prompt, stream: true }) });
}

export async function relay(url: string): Promise<Response> {
  const upstream = await fetch(url);
//                       ?????
  return new Response(upstream.body, { status: upstream.status });
}

export async function relayByFramework(url: string): Promise<Response> {
  const upstream = await fetch(url);
//                       ?????
  return new NextResponse(upstream.body);
}

export async function save(url: string, file: string): Promise<void> {
  const response = await fetch(url);
//                       ?????
  if (response.body === null) throw new Error("no body");
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
}

export async function read(url: string): Promise<number> {
  const response = await fetch(url);
//                       ?????
  const reader = response.body?.getReader();
  let size = 0;
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read())
    size += part.value.length;
  return size;
}

export async function proxy(request: Request): Promise<Response> {
  return fetch("https://origin.example", { method: "POST", body: request.body, duplex: "half" });
//       ?????
}

export async function notAStream(url: string): Promise<unknown> {
  const response = await fetch(url);
//                       ^^^^^
  return response.body === null ? undefined : await response.json();
}

export async function either(url: string): Promise<Response> {
  return await fetch(url, { headers: { accept: "application/json, text/event-stream" } });
//             ^^^^^
}
