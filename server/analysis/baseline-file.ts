/** Finds the baseline that holds for a folder under review and reads it. */
import { BASELINE_NAME, type BaselineFile, parseBaseline } from "./baseline.ts";
import type { Configuration } from "./config.ts";
import { foldersUpwards, isWithin, joinPath } from "./workspace/paths.ts";
import { readText } from "./workspace/text.ts";

export interface BaselinePlaces {
  readonly root: string;
  /** The search upwards ends here; what a premise.json names must lie in it. */
  readonly repositoryRoot: string;
}

/**
 * The file that was asked for, else the one that premise.json names, else the nearest `premise-baseline.json`
 * at or above the root. Where there is none, the path is where one would be written: at the repository's root.
 */
export function openBaseline(
  places: BaselinePlaces,
  configuration: Pick<Configuration, "settingOf">,
  asked: string | undefined,
): BaselineFile {
  if (asked !== undefined) return read(asked, true);
  const setting = configuration.settingOf("baseline", places.root);
  if (setting !== undefined) {
    const path = joinPath(setting.directory, setting.value);
    if (isWithin(places.repositoryRoot, path)) return read(path, true);
    const message = `'baseline' must lie in the repository, and '${setting.value}' does not`;
    return { ...absent(setting.file, true), mistakes: [{ line: 1, message }] };
  }
  for (const folder of foldersUpwards(places.root, places.repositoryRoot)) {
    const found = read(joinPath(folder, BASELINE_NAME), false);
    if (found.exists) return found;
  }
  return absent(joinPath(places.repositoryRoot, BASELINE_NAME), false);
}

function read(path: string, isNamed: boolean): BaselineFile {
  const source = readText(path);
  if (source.text !== undefined) {
    return { ...parseBaseline(source.text), path, exists: true, isNamed };
  }
  if (source.absent) return absent(path, isNamed);
  const mistakes = [{ line: 1, message: source.fault }];
  return { ...absent(path, isNamed), exists: true, mistakes };
}

function absent(path: string, isNamed: boolean): BaselineFile {
  const baseline = { rules: new Map() };
  return { baseline, mistakes: [], lineOf: () => 1, path, exists: false, isNamed };
}
