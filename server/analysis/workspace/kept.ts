/** Keeps values between runs in the user's cache folder: a file for each, only the newest of them. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

/** Files that are kept; a report takes about a megabyte. */
const MOST_FILES = 60;
/** Milliseconds; what was not written anew in a month goes. */
const LONGEST = 30 * 24 * 60 * 60 * 1000;

/** Files of ours, and what is left of one that could not be written to its end. */
const OURS = /^(?:code-[\w.-]+\.bin|[\w-]{32}\.json)(?:\.\d+\.part)?$/;

/** Where this operating system wants programs to keep what they can do without; undefined where the user has no folder. */
export function cacheFolder(
  variables: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const base = baseFolder(variables, platform);
  return base !== undefined && path.isAbsolute(base) ? path.join(base, "premise") : undefined;
}

function baseFolder(
  variables: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  if (platform === "win32") return variables.LOCALAPPDATA;
  if (platform !== "darwin" && variables.XDG_CACHE_HOME) return variables.XDG_CACHE_HOME;
  const home = variables.HOME ?? homeOfUser();
  if (home === undefined) return undefined;
  return path.join(home, platform === "darwin" ? "Library/Caches" : ".cache");
}

/** A user who is in no list of users has none. */
function homeOfUser(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

/**
 * True where a repository could bring a cache along: on build servers a user's home may be the checkout itself.
 * `reviewed` are the folders under review.
 */
export function isInsideCheckout(folder: string, reviewed: readonly string[]): boolean {
  const real = realPathOf(folder);
  for (let at = real; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ".git"))) return true;
    if (path.dirname(at) === at) break;
  }
  return reviewed.some((each) => {
    const below = path.relative(realPathOf(each), real);
    return below === "" || !(below.startsWith("..") || path.isAbsolute(below));
  });
}

/** Of the part of a path that is there, with the rest behind it. */
function realPathOf(folder: string): string {
  const whole = path.resolve(folder);
  try {
    return realpathSync(whole);
  } catch {
    const above = path.dirname(whole);
    return above === whole ? whole : path.join(realPathOf(above), path.basename(whole));
  }
}

/** The bytes kept under a name; undefined where there are none, or none that can be read. */
export function readKept(folder: string, name: string): Buffer | undefined {
  try {
    return isOurs(folder) ? readFileSync(path.join(folder, name)) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps bytes under a name, readable for this user alone. What cannot be written is not kept, and nobody is the worse for it. */
export function keep(folder: string, name: string, data: string | Buffer): void {
  const file = path.join(folder, name);
  const part = `${file}.${process.pid}.part`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOurs(folder)) return;
    writeFileSync(part, data, { mode: 0o600 });
    renameSync(part, file);
    prune(folder);
  } catch {
    discard(part);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Then it stands where something stood before.
  }
}

/** Nobody else may have put something there. */
function isOurs(folder: string): boolean {
  const stat = lstatSync(folder);
  const { uid, mode } = stat;
  if (!stat.isDirectory()) return false;
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

function prune(folder: string): void {
  const names = readdirSync(folder).filter((name) => OURS.test(name));
  const files = names.map((name) => {
    const file = path.join(folder, name);
    return { file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  const sorted = files.sort((a, b) => b.at - a.at);
  for (const [index, { file, at }] of sorted.entries())
    if (index >= MOST_FILES || Date.now() - at > LONGEST) discard(file);
}
