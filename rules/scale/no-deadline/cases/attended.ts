// case: package=next
// A wait is a finding where somebody waits for so long.
//- src/app/api/orders/route.ts
import { waitUntil } from "../../../platform";
import { counted, index, later, polled, price, purge, remind, removeAll, streamed } from "../../../orders";

export async function POST(request: Request): Promise<Response> {
  waitUntil(index(await request.text()));
  waitUntil(Promise.all([purge("a"), removeAll(["b"])]));
  return Response.json(await price("EUR"));
}

export async function PUT(): Promise<Response> {
  if (await polled()) later();
  if (streamed() === counted()) return new Response();
  void remind("desk");
  return new Response();
}
//- src/app/api/cron/orders/route.ts
import { price, purge, refresh } from "../../../../orders";

export async function GET(): Promise<Response> {
  await Promise.allSettled([purge("c"), refresh(), price("USD")]);
  return new Response();
}
//- src/app/api/sync/route.ts
import { sync } from "../../../orders";

export async function POST(request: Request): Promise<Response> {
  if (request.headers.get("authorization") !== `Bearer ${process.env.CRON_SECRET}`)
    return new Response("", { status: 401 });
  await sync();
  return new Response();
}
//- src/app/api/short/route.ts
// The platform ends it within a minute.
import { report } from "../../../orders";

export const maxDuration = 30;

export async function GET(): Promise<Response> {
  return Response.json(await report());
}
//- src/app/api/long/route.ts
import { reportLong } from "../../../orders";

export const maxDuration = 600;

export async function GET(): Promise<Response> {
  return Response.json(await reportLong());
}
//- src/app/api/hooks/route.ts
// It knows its caller by a signature, and the caller waits.
import { hook } from "../../../orders";

function verifySignature(text: string): boolean {
  return text !== "";
}

export async function POST(request: Request): Promise<Response> {
  if (!verifySignature(await request.text())) return new Response("", { status: 401 });
  await hook();
  return new Response();
}
//- src/platform.ts
export declare function waitUntil(work: Promise<unknown>): void;
//- src/orders.ts
/** One of its two callers answers a request. */
export async function price(currency: string): Promise<unknown> {
  return await (await fetch(`https://rates.example/${currency}`)).json();
  //                  ^^^^^
}

export async function index(text: string): Promise<void> {
  const response = await fetch("https://search.example/index", { method: "POST", body: text });
  //                     ?????
  if (!response.ok) throw new Error("not indexed");
}

export async function purge(key: string): Promise<void> {
  const response = await fetch(`https://cdn.example/${key}`, { method: "DELETE" });
  //                     ?????
  if (!response.ok) throw new Error("not purged");
}

export async function removeAll(keys: string[]): Promise<void> {
  await Promise.all(keys.map(async (key) => await remove(key)));
}

async function remove(key: string): Promise<void> {
  const response = await fetch(`https://files.example/${key}`, { method: "DELETE" });
  //                     ?????
  if (!response.ok) throw new Error("not removed");
}

export async function remind(name: string): Promise<void> {
  const response = await fetch(`https://mail.example/${name}`, { method: "POST" });
  //                     ?????
  if (!response.ok) throw new Error("not reminded");
}

export async function refresh(): Promise<void> {
  await fetch("https://lists.example/all.txt");
  //    ?????
}

export async function sync(): Promise<void> {
  await fetch("https://docs.example/all.txt");
  //    ?????
}

export async function hook(): Promise<void> {
  await fetch("https://hooks.example/keys.txt");
  //    ^^^^^
}

export async function report(): Promise<unknown> {
  return await (await fetch("https://reports.example/short")).json();
  //                  ?????
}

export async function reportLong(): Promise<unknown> {
  return await (await fetch("https://reportl.example/long")).json();
  //                  ^^^^^
}

export function polled(): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(async () => {
      const response = await fetch("https://polled.example/state");
      //                     ^^^^^
      resolve(response.ok);
    }, 500);
  });
}

export function streamed(): { value: unknown } {
  const parts: { value: unknown; push(part: unknown): void } = { value: [], push() {} };
  (async () => {
    const response = await fetch("https://streamed.example/state");
    //                     ^^^^^
    parts.push(await response.json());
  })();
  return { value: parts.value };
}

export function counted(): { value: unknown } {
  const parts = { value: [] };
  (async () => {
    await fetch("https://counted.example/state");
    //    ?????
  })();
  return { value: parts.value };
}

export function later(): void {
  setTimeout(async () => {
    await fetch("https://later.example/state");
    //    ?????
  }, 500);
}

// Others beside it are used, and nobody names this one.
export async function forgotten(): Promise<unknown> {
  return await inner();
}

async function inner(): Promise<unknown> {
  return await (await fetch("https://old.example/all")).json();
  //                  ?????
}
