// case: layer=multi-node file=src/rates/service.ts
import { logger, provider, providers } from "@/lib/rates";

export class Rates {
  async ofToday(symbols: string[]): Promise<Record<string, number>> {
    const rates: Record<string, number> = {};
    const requests = providers.map((each: { load(all: string[]): Promise<[string, number][]> }) => each.load(symbols));
    try {
      for (const answer of await Promise.all(requests)) for (const [symbol, rate] of answer) rates[symbol] = rate;
    } catch (error) {
    //????? `rates` looks like an answer with nothing in it
      logger.error(error);
    }
    return rates;
  }

  async names(): Promise<string[]> {
    const names: string[] = [];
    try {
      const found = await provider.symbols();
      names.push(...found);
    } catch (error) {
    //????? looks like an answer with nothing in it
      console.error("no symbols", error);
    }
    return names;
  }

  // The failure is part of the answer, or reaches the caller.
  async told(): Promise<{ names: string[]; failed: boolean }> {
    const names: string[] = [];
    let failed = false;
    try {
      names.push(...(await provider.symbols()));
    } catch (error) {
      logger.error(error);
      failed = true;
    }
    return { names, failed };
  }

  async thrown(): Promise<string[]> {
    const names: string[] = [];
    try {
      names.push(...(await provider.symbols()));
    } catch (error) {
      logger.error(error);
      throw error;
    }
    return names;
  }

  // Somebody decided that it may be empty.
  async suggestions(): Promise<string[]> {
    const names: string[] = [];
    try {
      names.push(...(await provider.symbols()));
    } catch (error) {
      logger.error(error);
    }
    return names;
  }

  // Nothing comes from elsewhere.
  parsed(text: string): string[] {
    const names: string[] = [];
    try {
      names.push(...(JSON.parse(text) as string[]));
    } catch (error) {
      logger.error(error);
    }
    return names;
  }
}
