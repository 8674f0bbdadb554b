/** The audit trail: entries are collected and written once a second. */
import { appendFile } from "node:fs/promises";

export interface Entry {
  readonly kind: string;
  readonly order: string;
}

const waiting: Entry[] = [];

const MAX_SAMPLES = 500;
const durations: number[] = [];

export function audit(entry: Entry): void {
  waiting.push(entry);
}

export function startAudit(): void {
  setInterval(() => void flush(), 1_000);
}

async function flush(): Promise<void> {
  const started = performance.now();
  const batch = waiting.splice(0, 100);
  if (batch.length === 0) return;
  await appendFile("audit.log", batch.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  note(performance.now() - started);
}

/** Keeps the latest durations only. */
function note(duration: number): void {
  if (durations.length >= MAX_SAMPLES) durations.shift();
  durations.push(duration);
}
