// case: package=next,react-dom
// Code of a page: by its directive, by its name, by the globals it touches.
//- src/app/orders/list.tsx
"use client";

export async function load(): Promise<unknown> {
  return await (await fetch("https://api.example/orders")).json();
}
//- src/lib/orders.client.ts
export const load = () => fetch("https://api.example/orders");
//- src/lib/visits.ts
export function visit(): void {
  document.title = "visited";
  void fetch("https://api.example/visits", { method: "POST" });
}
