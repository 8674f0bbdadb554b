// case: layer=multi-node file=src/routes/import.ts package=papaparse@5
import { createInterface } from "node:readline";
import Papa from "papaparse";
import { queue, stream } from "@/lib";

export async function load(text: string): Promise<void> {
  let rows: unknown[] = [];
  await new Promise<void>((resolve) => {
    Papa.parse(text, {
      header: true,
      step: async (result: { data: unknown }) => {
//    ???? nobody pauses it
        rows.push(result.data);
        if (rows.length < 500) return;
        await queue.push(rows);
        rows = [];
      },
      complete: () => resolve(),
    });
  });
}

export function loadInPieces(text: string): void {
  Papa.parse(text, {
    async chunk(result: { data: unknown[] }) {
//        ????? nobody pauses it
      await queue.push(result.data);
    },
  });
}

export function loadInTurn(text: string): void {
  Papa.parse(text, {
    step: async (result: { data: unknown }, parser: { pause(): void; resume(): void }) => {
      parser.pause();
      await queue.push(result.data);
      parser.resume();
    },
  });
  Papa.parse(text, { step: (result: { data: unknown }) => void queue.note(result.data) });
}

export function lines(): void {
  const reader = createInterface({ input: stream() });
  reader.on("line", async (line) => {
//          ?????? nobody pauses
    await queue.push(line);
  });
}

export function chained(): void {
  createInterface({ input: stream() }).on("line", async (line) => {
    //                                    ?????? nobody pauses
    await queue.push(line);
  });
}

// A person types slowly; lines of something else.
export function typed(bus: { on(event: string, take: (text: string) => Promise<void>): void }): void {
  const input = process.stdin;
  createInterface({ input }).on("line", async (line) => {
    await queue.push(line);
  });
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  prompt.on("close", () => {}).on("line", async (line) => {
    await queue.push(line);
  });
  bus.on("line", async (line) => {
    await queue.push(line);
  });
}
