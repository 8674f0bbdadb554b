/** Platform: the performance clock. */

interface PerformanceEntry {
  readonly name: string;
  readonly entryType: string;
  readonly startTime: number;
  readonly duration: number;
  readonly detail?: any;
}

interface PerformanceMarkOptions {
  detail?: any;
  startTime?: number;
}

interface PerformanceMeasureOptions {
  detail?: any;
  start?: string | number;
  end?: string | number;
  duration?: number;
}

interface Performance extends EventTarget {
  /** @clock wall */
  readonly timeOrigin: number;
  /** @clock monotonic */
  now(): number;
  mark(name: string, options?: PerformanceMarkOptions): PerformanceEntry;
  measure(name: string, start?: string | PerformanceMeasureOptions, end?: string): PerformanceEntry;
  clearMarks(name?: string): void;
  clearMeasures(name?: string): void;
  getEntries(): PerformanceEntry[];
  getEntriesByName(name: string, type?: string): PerformanceEntry[];
  getEntriesByType(type: string): PerformanceEntry[];
  timerify<F extends (...args: any[]) => any>(fn: F): F;
  eventLoopUtilization(...args: any[]): { idle: number; active: number; utilization: number };
  toJSON(): any;
}

declare var performance: Performance;
