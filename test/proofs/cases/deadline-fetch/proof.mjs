/** A service that accepts and never answers, one that trickles its answer, and one that refuses: the caller gets away from all. */
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export const rule = "scale/no-deadline";
export const fix = /AbortSignal|deadline/i;
export const entry = "rates.ts";
export const rounds = 1;
/** Longer than any deadline that a fix writes. */
const PATIENCE = 35_000;

export async function open() {
  const timers = new Set();
  const server = createServer((request, response) => {
    if (request.url === "/silent") return;
    response.writeHead(200, { "content-type": "application/json" });
    timers.add(setInterval(() => response.write(" "), 200));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.RATES_URL = `http://127.0.0.1:${server.address().port}`;
  return {
    close: () => {
      for (const timer of timers) clearInterval(timer);
      server.closeAllConnections();
      server.close();
    },
  };
}

export async function run({ rate }) {
  const settled = async (kind) => {
    const call = rate(kind).then(
      () => "answered",
      () => "gave up",
    );
    return Promise.race([call, sleep(PATIENCE, "waits", { ref: false })]);
  };
  const outcomes = await Promise.all(["silent", "trickling"].map(settled));
  return outcomes.every((each) => each === "gave up") ? undefined : outcomes.join(", ");
}
