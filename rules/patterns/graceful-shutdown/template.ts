/** Ends a process in order when the platform asks it to: first what brings work, last what work needs. */

export interface StopOptions {
  /** The longest time for all steps; choose it below the time after which the platform kills the process. */
  readonly graceMs?: number;
  /** Ends the process. */
  readonly exit?: (code: number) => void;
}

/**
 * Runs the steps one after the other once the process is asked to stop, then ends it.
 * A step that fails does not keep the others from running; one that hangs is left at the deadline.
 */
export function stopGracefully(
  steps: readonly (() => unknown)[],
  { graceMs = 8_000, exit = (code) => process.exit(code) }: StopOptions = {},
): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    const deadline = setTimeout(() => exit(1), graceMs);
    let code = 0;
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        console.error("A step of the shutdown failed", error);
        code = 1;
      }
    }
    clearTimeout(deadline);
    exit(code);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** What servers of `node:http` and of the frameworks above it have in common. */
export interface ClosableServer {
  close(callback: (error?: Error) => void): unknown;
  closeIdleConnections?(): void;
}

/** Takes no new connections and resolves when the last answer has been sent. */
export function closeServer(server: ClosableServer): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeIdleConnections?.();
  });
}
