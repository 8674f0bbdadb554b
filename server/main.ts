/** The program `premise`: one file, two doors, the command line and the language server. */
import { cacheFolder } from "./analysis/workspace/kept.ts";
import { COMMANDS } from "./cli/commands.ts";
import { type Environment, EXIT, type Stream } from "./cli/environment.ts";
import { runProgram, type Shell } from "./cli/run.ts";

const words = process.argv.slice(2);
process.stdout.on("error", endQuietly);
process.stderr.on("error", endQuietly);
// The language server has its own way with what goes wrong: it tells its client and goes on.
if (words[0] !== "lsp") {
  process.on("uncaughtException", reportDefect);
  process.on("unhandledRejection", reportDefect);
}

const shell: Shell = {
  directory: process.cwd(),
  version: PREMISE_VERSION,
  out: streamOf(process.stdout),
  errors: streamOf(process.stderr),
};

runProgram(words, shell, {
  // Loaded when wanted: help and version must not wait for the compiler.
  layers: async (given) =>
    (await import("./cli/layers.ts")).printLayers(given, await environment()),
  catalog: async (given) =>
    (await import("./cli/catalog.ts")).printCatalog(given, await environment()),
  check: async (given) => (await import("./cli/check.ts")).check(given, await environment()),
  explain: async (given) => (await import("./cli/explain.ts")).explain(given, await environment()),
  init: async (given) => (await import("./cli/init.ts")).init(given, await environment()),
  review: async (given) => (await import("./cli/review.ts")).review(given, await environment()),
  lsp: async () => (await import("./lsp/server.ts")).startServer(),
}).then((status) => {
  // Not `exit`: what was written to a pipe must get there first.
  if (status !== undefined) process.exitCode = status;
}, reportDefect);

async function environment(): Promise<Environment> {
  const [{ createReviewedSession, prepare }, { rules }, { patterns }] = await Promise.all([
    import("./review/session.ts"),
    import("../rules/index.ts"),
    import("../rules/patterns/index.ts"),
  ]);
  await prepare();
  const folder = cacheFolder(process.env);
  return {
    ...shell,
    variables: process.env,
    rules,
    patterns,
    createSession: createReviewedSession,
    ...(folder === undefined ? {} : { cache: { folder, build: PREMISE_BUILD } }),
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
  };
}

/** On standard error: standard output may go to a file. */
async function ask(question: string): Promise<boolean> {
  const { createInterface } = await import("node:readline/promises");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } catch {
    // The input ended, or the person pressed Ctrl+C.
    return false;
  } finally {
    terminal.close();
  }
}

function streamOf(stream: NodeJS.WriteStream): Stream {
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    columns: stream.columns,
  };
}

/** A reader such as `head` that has seen enough is no mistake. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") process.stderr.write(`premise: cannot write (${error.code})\n`);
  process.exit(error.code === "EPIPE" ? process.exitCode : EXIT.misuse);
}

function reportDefect(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const command = COMMANDS.some((each) => each.name === words[0]) ? words[0] : "";
  process.stderr.write(
    [
      "premise: a defect of ours, not of your code. Please send us these lines:",
      `  premise ${PREMISE_VERSION} ${command}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
      ...stack
        .split("\n")
        .slice(0, 12)
        .map((line) => `  ${line}`),
      "",
    ].join("\n"),
  );
  process.exit(EXIT.defect);
}
