// case: layer=multi-node file=src/service.ts package=express
import express from "express";

interface Options {
  readonly isGrowing: boolean;
  readonly delayMs: number;
}

// The wait is chosen and written down: both have to be the one that is waited.
export async function load(url: string, options: Options): Promise<Response> {
  for (let attempt = 0; attempt < 4; attempt++) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(1_000) });
    } catch (error) {
      const delay = options.isGrowing
        ? options.delayMs * Math.pow(2, attempt)
        : options.delayMs;
      console.warn(`again in ${delay} ms`, error);
      await new Promise((resolve) => setTimeout(resolve, delay));
      //                                                 ?????
    }
  }
  throw new Error("down");
}

const app = express();
app.get("/", async (_, response) => {
  response.json(await load("https://other.example", { isGrowing: true, delayMs: 100 }));
});
