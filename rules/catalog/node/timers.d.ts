/** Node module `timers`: the global timers under their names. */
import * as promises from "timers/promises";

export import setTimeout = globalThis.setTimeout;
export import setInterval = globalThis.setInterval;
export import setImmediate = globalThis.setImmediate;
export import clearTimeout = globalThis.clearTimeout;
export import clearInterval = globalThis.clearInterval;
export import clearImmediate = globalThis.clearImmediate;
export { promises };
