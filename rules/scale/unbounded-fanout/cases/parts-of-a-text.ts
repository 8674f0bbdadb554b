// case: layer=multi-node file=src/shelve.ts package=openai@4
import type OpenAI from "openai";

export function partsOf(text: string, size = 1200): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += size) parts.push(text.slice(at, at + size));
  return parts;
}

declare function chunkText(text: string): string[];
declare function chunk<T>(list: readonly T[], size: number): T[][];

export class Shelf {
  constructor(private readonly openai: OpenAI) {}

  // As many parts as the text is long.
  async shelve(text: string): Promise<unknown[]> {
    return Promise.all(chunkText(text).map((part) => this.vectorOf([part])));
    //     ??????????? a call of a model starts for each element at once
  }

  // Parts of a list are batches.
  async all(titles: readonly string[]): Promise<unknown[]> {
    return Promise.all(chunk(titles, 100).map((some) => this.vectorOf(some)));
  }

  private async vectorOf(input: string[]): Promise<unknown> {
    return this.openai.embeddings.create({ model: "small", input }, { timeout: 15_000 });
  }
}
