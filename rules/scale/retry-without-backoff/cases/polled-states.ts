// case: layer=multi-node file=src/service.ts package=express
import express from "express";

const STEP_MS = 500;

interface Claim {
  readonly kind: "pending" | "resolved" | "claimed";
  readonly id: string;
}

// Every turn waits, and a state ends it: a failed read is no more than a turn without an answer.
export async function claimed(url: string, limitMs: number): Promise<Claim | undefined> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    let current: Claim;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
      current = (await response.json()) as Claim;
    } catch (error) {
      console.warn("claim could not be read", error);
      continue;
    }
    if (current.kind === "resolved") return current;
  }
  return undefined;
}

// Here it waits after a failure alone.
export async function answered(url: string, limitMs: number): Promise<Claim | undefined> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
      //                     ^^^^^ at once
      const current = (await response.json()) as Claim;
      if (current.kind === "resolved") return current;
    } catch (error) {
      console.warn("claim could not be read", error);
    }
  }
  return undefined;
}

const app = express();
app.get("/claims/:id", async (request, response) => {
  response.json([
    await claimed(`https://claims.example/${request.params.id}`, 5_000),
    await answered(`https://claims.example/${request.params.id}`, 5_000),
  ]);
});
