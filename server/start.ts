#!/usr/bin/env node
/** Starts the program in its compiled form where one is kept: compiling it takes longer than most answers. */
import { readFileSync, statSync } from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import { Script } from "node:vm";
import { cacheFolder, isInsideCheckout, keep, readKept } from "./analysis/workspace/kept.ts";

/** The commands that run enough of the program for its compiled form to be worth keeping. */
const THOROUGH = new Set(["check", "review", "lsp"]);
/** Milliseconds after which a language server has run what it will run: many are never told to end. */
const WARM = 60_000;

const file = path.join(__dirname, "program.cjs");
const words = process.argv.slice(2);
const cache = words.includes("--no-cache") ? undefined : cacheOf();
const kept = cache && readKept(cache.folder, cache.name);
const script = new Script(Module.wrap(readFileSync(file, "utf8")), {
  filename: file,
  ...(kept === undefined ? {} : { cachedData: kept }),
});

if (cache !== undefined && THOROUGH.has(words[0] ?? "")) {
  if (kept === undefined || script.cachedDataRejected === true) keepCompiled(cache);
}

const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(file), module, file, __dirname);

interface Cache {
  readonly folder: string;
  /** Of the program beside this file, for this kind of machine. */
  readonly name: string;
}

/** Without one the program runs as well: what goes wrong here is no reason to stop. */
function cacheOf(): Cache | undefined {
  try {
    const folder = cacheFolder(process.env);
    const [command, ...rest] = words;
    const given = rest.filter((word) => !word.startsWith("-"));
    // A server is told later what it reviews, and an editor may start it anywhere.
    const reviewed = command === "lsp" ? [] : given.length === 0 ? ["."] : given;
    // What a repository under review could have brought along is never run.
    if (folder === undefined || isInsideCheckout(folder, reviewed)) return undefined;
    const { size, mtimeMs } = statSync(file);
    const build = `${PREMISE_BUILD}-${size}-${Math.round(mtimeMs)}`;
    return { folder, name: `code-${build}-${process.versions.v8}-${process.arch}.bin` };
  } catch {
    return undefined;
  }
}

/** Once, when most of what is needed has been compiled. */
function keepCompiled({ folder, name }: Cache): void {
  let isKept = false;
  const keepNow = (): void => {
    if (!isKept) keep(folder, name, script.createCachedData());
    isKept = true;
  };
  setTimeout(keepNow, WARM).unref();
  process.on("exit", keepNow);
}
