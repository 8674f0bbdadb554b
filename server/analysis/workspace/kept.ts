/** Keeps values between runs in the user's cache folder: a file for each, only the newest of them. */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

/** Files of one kind that are kept; a report takes about a megabyte. */
const MOST_FILES = 60;
/** Milliseconds; what nobody asked for in a month goes. */
const LONGEST = 30 * 24 * 60 * 60 * 1000;

/** Where this operating system wants programs to keep what they can do without; undefined where the user has no folder. */
export function cacheFolder(
  variables: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const home = variables.HOME ?? homedir();
  const base =
    platform === "win32"
      ? variables.LOCALAPPDATA
      : platform === "darwin"
        ? home && path.join(home, "Library/Caches")
        : variables.XDG_CACHE_HOME || (home && path.join(home, ".cache"));
  return base !== undefined && path.isAbsolute(base) ? path.join(base, "premise") : undefined;
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
  const { uid, mode } = statSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

function prune(folder: string): void {
  const files = readdirSync(folder).map((name) => {
    const file = path.join(folder, name);
    return { file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  const sorted = files.sort((a, b) => b.at - a.at);
  for (const [index, { file, at }] of sorted.entries())
    if (index >= MOST_FILES || Date.now() - at > LONGEST) discard(file);
}
