// case: file=src/app/api/route.ts package=next
// node:http and node:https wait for ever in each of their forms.
import http from "node:http";
import * as https from "node:https";
import { request } from "node:https";

export function bare(url: string): void {
  https.get(url);
//?????????
}

export function callback(url: string): void {
  https.get(url, (response) => response.resume());
//^^^^^^^^^
}

export function taken(url: string): void {
  https.get(url, ({ headers = { "(": "[" } }) => headers);
//^^^^^^^^^
}

export function named(url: string): void {
  request(url, function (response) {
//^^^^^^^
    response.resume();
  }).end();
}

export function options(host: string): void {
  http.request({ host, path: "/" }, (response) => response.resume()).end();
//^^^^^^^^^^^^
}

export function both(url: string): void {
  http.request(url, { method: "POST" }, (response) => response.resume()).end("{}");
//^^^^^^^^^^^^
}

export function byProtocol(url: URL): void {
  const client = url.protocol === "https:" ? https : http;
  client.get(url, (response) => response.resume());
//^^^^^^^^^^
}

export function overLines(url: string): void {
  https
//^^^^^
    .get(url, (response) => response.resume())
    .on("error", () => {});
}

export function onlyOption(url: string): void {
  https.get(url, { timeout: 1_000 }, (response) => response.resume());
//^^^^^^^^^
}

export function neverEmitted(url: string): void {
  const request = https.get(url, (response) => response.resume());
//                ^^^^^^^^^
  request.on("timeout", () => request.destroy());
}
