/** Names review files, and finds the one that a request means. */
import { joinPath, nameOf } from "../analysis/workspace/paths.ts";

/** Where the reviews of a path are kept, and all that hold for it, the newest first; absolute paths. */
export interface ReviewFolder {
  readonly folder: string;
  readonly files: readonly string[];
}

export interface NamedReview {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
}

/** The reviews that are kept in the folder itself, the newest first. */
export function namedReviews({ folder, files }: ReviewFolder): readonly NamedReview[] {
  return files.flatMap((file) => {
    const name = /^\d{4}-\d{2}-\d{2}-(.+)\.md$/.exec(nameOf(file))?.[1];
    return name === undefined || file !== joinPath(folder, nameOf(file)) ? [] : [{ name, file }];
  });
}

/** The newest review of the wanted name; without a name the only one there is, else one named after the root. */
export function targetReview(
  places: ReviewFolder,
  { root, name: wanted, today }: { root: string; name?: string | undefined; today: string },
): NamedReview & { readonly exists: boolean } {
  const own = namedReviews(places);
  const names = new Set(own.map(({ name }) => name));
  const [only] = names.size === 1 ? names : [];
  const name = wanted === undefined ? (only ?? (slugOf(nameOf(root)) || "review")) : slugOf(wanted);
  const newest = own.find((each) => each.name === name);
  if (newest !== undefined) return { ...newest, exists: true };
  return { name, file: joinPath(places.folder, `${today}-${name}.md`), exists: false };
}

/** What a file can be named; empty when nothing of the text can stand in a name. */
export function slugOf(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 80);
}
