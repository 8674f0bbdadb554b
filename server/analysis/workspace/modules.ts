/** Says which package a file belongs to: the nearest folder upwards that has a package.json. */
import { exists } from "./disk.ts";
import { isWithin, joinPath, parentOf } from "./paths.ts";

/** Absolute paths in, absolute paths out; the root itself when no folder below it has a package.json. */
export function createModules(root: string): (file: string) => string {
  const known = new Map<string, string>();
  const moduleOf = (folder: string): string => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const isEnd = folder === root || !isWithin(root, folder);
    const found = isEnd
      ? root
      : exists(joinPath(folder, "package.json"))
        ? folder
        : moduleOf(parentOf(folder));
    known.set(folder, found);
    return found;
  };
  return (file) => moduleOf(parentOf(file));
}
