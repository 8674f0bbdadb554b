/** Package langsmith. Facts read from langsmith 0.4.12: `end` and `createChild` stay in memory, a run is sent in the background or, without batches, at once. */
export class Client {
  constructor(config?: any);
  /** @remote write analytics */
  awaitPendingTraceBatches(): Promise<any>;
  /** @remote write analytics */
  createRun(run: any, options?: any): Promise<void>;
  /** @remote write analytics */
  updateRun(runId: string, run: any, options?: any): Promise<void>;
}
export class RunTree {
  constructor(originalConfig: any);
  createChild(config: any): RunTree;
  end(outputs?: any, error?: string, endTime?: number, metadata?: any): Promise<void>;
  /** @remote write analytics */
  patchRun(options?: { excludeInputs?: boolean }): Promise<void>;
  /** @remote write analytics */
  postRun(excludeChildRuns?: boolean): Promise<void>;
}
