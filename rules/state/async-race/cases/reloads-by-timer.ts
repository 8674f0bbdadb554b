// case: file=src/rates-client.ts
export class RatesClient {
  private rates: Record<string, number> = {};
  private quiet: Record<string, number> = {};

  start(): void {
    setInterval(() => void this.refresh(), 10_000);
    setInterval(() => void this.reload(), 10_000);
  }

  async refresh(): Promise<void> {
    const response = await fetch("https://rates.example/v1", { signal: AbortSignal.timeout(8_000) });
    const body = await response.json();
    this.rates = body.rates;
//  ?????????? an older answer may replace the newer
  }

  // Nobody but the timer starts it.
  private async reload(): Promise<void> {
    const response = await fetch("https://rates.example/v2", { signal: AbortSignal.timeout(8_000) });
    const body = await response.json();
    this.quiet = body.rates;
  }

  of(code: string): number | undefined {
    return this.rates[code] ?? this.quiet[code];
  }
}
