// case: package=next
// A route that the team clicks now and then, one that everybody calls, and a package that only a page uses.
//- src/app/api/admin/refresh/route.ts
export async function POST(): Promise<Response> {
  return fetch("https://hosting.example/domains");
  //     ?????
}
//- src/app/api/refresh/route.ts
export async function POST(): Promise<Response> {
  return fetch("https://hosting.example/domains");
  //     ^^^^^
}
//- src/sdk/client.ts
export class Client {
  constructor(private readonly base: string) {}

  state(): Promise<Response> {
    return fetch(`${this.base}/state`);
  }
}
//- src/app/page.tsx
"use client";
import { Client } from "../sdk/client.ts";

export async function load(): Promise<unknown> {
  return (await new Client("https://api.example").state()).json();
}
