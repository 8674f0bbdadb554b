// case: file=src/stock-client.ts
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export class StockClient {
  async levels(sku: string): Promise<unknown> {
    const response = await fetch(`https://stock.example/levels/${sku}`, { signal: AbortSignal.timeout(2_000) });
    if (response.status === 429 || response.status >= 500) {
      await sleep(250);
      return this.levels(sku);
//           ??????????? no count
    }
    return response.json();
  }

  // Counted.
  async prices(sku: string, attempt = 0): Promise<unknown> {
    const response = await fetch(`https://stock.example/prices/${sku}`, { signal: AbortSignal.timeout(2_000) });
    if (response.status >= 500 && attempt < 3) {
      await sleep(250 * 2 ** attempt * Math.random());
      return this.prices(sku, attempt + 1);
    }
    return response.json();
  }
}
