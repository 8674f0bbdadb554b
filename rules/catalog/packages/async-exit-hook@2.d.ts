/** Package async-exit-hook. Names read from async-exit-hook 2.0.1 and its types. */
declare function exitHook(hook: (...args: any[]) => any): void;
declare namespace exitHook {
  function forceExitTimeout(milliseconds: number): void;
  function hookEvent(event: string, ...more: any[]): void;
  function unhandledRejectionHandler(hook: any): void;
}
export = exitHook;
