/** Node module `process`: the global process. */

declare const process: NodeJS.Process;
export = process;
