/** Node module `stream/promises`. */

export function pipeline(...streams: any[]): Promise<void>;
export function finished(
  stream: any,
  options?: {
    cleanup?: boolean;
    error?: boolean;
    readable?: boolean;
    signal?: AbortSignal;
    writable?: boolean;
  },
): Promise<void>;
