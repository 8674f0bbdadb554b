/** Node module `perf_hooks`: the performance clock is the global one. */

export const performance: Performance;
export class PerformanceObserver {
  constructor(
    callback: (list: { getEntries(): PerformanceEntry[] }, observer: PerformanceObserver) => void,
  );
  observe(options: any): void;
  disconnect(): void;
}
export interface IntervalHistogram {
  readonly max: number;
  readonly mean: number;
  readonly min: number;
  disable(): boolean;
  enable(): boolean;
  percentile(percentile: number): number;
  reset(): void;
}
export function monitorEventLoopDelay(options?: { resolution?: number }): IntervalHistogram;
export function createHistogram(options?: any): any;
export const constants: any;
