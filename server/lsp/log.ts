/** Failures of ours: one line each in the client's log, and the server goes on. */
import { ResponseError } from "vscode-languageserver";

export interface Log {
  failed(what: string, error: unknown): void;
}

const REMEMBERED = 500;

/** A log that writes a failure once, however often it repeats. */
export function createLog(write: (line: string) => void): Log {
  const written = new Set<string>();
  return {
    failed(what, error) {
      const line = `${what} failed: ${describe(error)}`;
      if (written.has(line)) return;
      if (written.size >= REMEMBERED) written.clear();
      written.add(line);
      write(line);
    },
  };
}

/** Runs a handler; an answer for the client (`ResponseError`) passes, anything else is logged and replaced. */
export async function guarded<T>(
  log: Log,
  what: string,
  fallback: T,
  run: () => T | Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    log.failed(what, error);
    return fallback;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error).replace(/\s+/g, " ").slice(0, 300);
  const frame = /^\s+at (.+)$/m.exec(error.stack ?? "")?.[1];
  const message = `${error.name}: ${error.message}`.replace(/\s+/g, " ").slice(0, 300);
  return frame === undefined ? message : `${message} (at ${frame})`;
}
