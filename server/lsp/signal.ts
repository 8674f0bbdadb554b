/** A flag that work can wait for. */
import type { CancellationToken } from "vscode-languageserver";

export interface Signal {
  raise(): void;
  /** Resolves at the next `raise` since the last `wait` ended (at once if there was one), or on cancellation. */
  wait(token: CancellationToken): Promise<void>;
}

export function createSignal(): Signal {
  let raised = false;
  const waiting = new Set<() => void>();
  return {
    raise() {
      raised = true;
      for (const wake of [...waiting]) wake();
    },
    async wait(token) {
      if (!raised && !token.isCancellationRequested)
        await new Promise<void>((resolve) => {
          const subscription = token.onCancellationRequested(() => wake());
          const wake = () => {
            waiting.delete(wake);
            subscription.dispose();
            resolve();
          };
          waiting.add(wake);
        });
      raised = false;
    },
  };
}
