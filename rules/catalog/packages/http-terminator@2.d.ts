/** Package http-terminator. Names read from http-terminator 3.2.0. */
export function createHttpTerminator(options: {
  server: any;
  gracefulTerminationTimeout?: number;
}): { terminate(): Promise<void> };
