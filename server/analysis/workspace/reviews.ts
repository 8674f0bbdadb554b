/** Finds the review files of a repository. */
import { entriesOf, isPlainFolder } from "./disk.ts";
import { foldersUpwards, isWithin, joinPath, nameOf, parentOf } from "./paths.ts";

export const REVIEWS_FOLDER = "design-reviews";

export interface ReviewPlaces {
  readonly root: string;
  readonly repositoryRoot: string;
  /** Absolute paths of the sources: reviews may lie beside any folder of theirs. */
  readonly files: readonly string[];
  /** The configured folder that holds for a folder, absolute. */
  readonly configured: (folder: string) => string | undefined;
}

/** A repository with more reviews than this in one folder keeps them for the record; the newest count. */
const MOST_IN_FOLDER = 200;

/** Absolute paths, the newest first: file names begin with their date. */
export function reviewFiles(places: ReviewPlaces): readonly string[] {
  const around = new Set(foldersUpwards(places.root, places.repositoryRoot));
  for (const file of places.files) {
    for (let folder = parentOf(file); isWithin(places.root, folder); folder = parentOf(folder)) {
      if (around.has(folder)) break;
      around.add(folder);
    }
  }
  const folders = new Set<string>();
  for (const folder of around) {
    folders.add(joinPath(folder, REVIEWS_FOLDER));
    const configured = places.configured(folder);
    if (configured !== undefined && isWithin(places.repositoryRoot, configured)) {
      folders.add(configured);
    }
  }
  return [...folders].flatMap(reviewFilesIn).sort(newestFirst);
}

/** The Markdown files of one folder, the newest first. Links are not followed: they may lead anywhere. */
export function reviewFilesIn(folder: string): readonly string[] {
  if (!isPlainFolder(folder)) return [];
  try {
    return entriesOf(folder)
      .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
      .map((entry) => joinPath(folder, entry.name))
      .sort(newestFirst)
      .slice(0, MOST_IN_FOLDER);
  } catch {
    return [];
  }
}

/** True for a path where `reviewFiles` would look, whether or not something is there. */
export function isReviewPath(path: string, configured: ReviewPlaces["configured"]): boolean {
  const folder = parentOf(path);
  if (!path.endsWith(".md")) return false;
  return nameOf(folder) === REVIEWS_FOLDER || configured(folder) === folder;
}

function newestFirst(left: string, right: string): number {
  const [a, b] = [nameOf(left), nameOf(right)];
  if (a !== b) return a < b ? 1 : -1;
  return left < right ? -1 : 1;
}
