// case: file=src/app/api/route.ts package=next
// What bounds a request of node:http.
import http from "node:http";
import https, { request as secure } from "node:https";

export function bySignal(url: string): void {
  https.get(url, { signal: AbortSignal.timeout(1_000) }, (response) => response.resume());
}

export function byChainedHandler(url: string): void {
  https
    .get(url, { timeout: 1_000 }, (response) => response.resume())
    .on("timeout", () => process.exit(1));
}

export function bySetTimeout(url: string): void {
  const request = http.request(url, (response) => response.resume());
  request.setTimeout(1_000, () => request.destroy());
  request.end();
}

export function byHandler(url: URL): void {
  const send = url.protocol === "https:" ? secure : http.request;
  const request = send(url, { method: "POST", timeout: 1_000 }, (response) => response.resume());
  request.on("timeout", () => request.destroy(new Error("late")));
  request.end();
}

export function passedOn(url: URL, init: { readonly signal: AbortSignal }): void {
  const client = url.protocol === "https:" ? https : http;
  client.request(url, { signal: init.signal }).end();
}

export function awaited(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("late")), 1_000);
    https.get(url, (response) => {
      clearTimeout(timer);
      response.resume().on("end", resolve);
    });
  });
}
