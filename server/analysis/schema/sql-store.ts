/** The tables that migrations leave behind: SQL files and migrations in TypeScript, one database per folder. */

import { nameOf, parentOf } from "../workspace/paths.ts";
import type { Workspace } from "../workspace.ts";
import { type DdlChange, tablesAfter } from "./ddl.ts";
import type { Declared } from "./entity.ts";
import { changesIn } from "./sql.ts";

export interface SqlStore {
  tables(): readonly Declared[];
  /** Reads the files anew on the next question. */
  forget(): void;
}

export const SQL_EXTENSION = ".sql";

/** In UTF-16 units and files: dumps and generated migrations must not hold up a review. */
const LONGEST_FILE = 1_000_000;
const LONGEST_SUM = 30_000_000;
const MOST_FILES = 5_000;

/** `written` gives the changes that migrations in TypeScript make, by file. */
export function createSqlStore(
  workspace: Workspace,
  written: () => ReadonlyMap<string, readonly DdlChange[]>,
): SqlStore {
  const read = new Map<string, { readonly text: string; readonly changes: readonly DdlChange[] }>();
  let tables: readonly Declared[] | undefined;

  /** Undefined for what is beyond the bounds. */
  function changesOf(path: string): readonly DdlChange[] | undefined {
    const text = workspace.read(path);
    if (text === undefined || text.length > LONGEST_FILE) return undefined;
    const known = read.get(path);
    if (known?.text === text) return known.changes;
    const changes = changesIn(withoutUndoing(text), { file: path, offset: 0 });
    read.set(path, { text, changes });
    return changes;
  }

  function readAll(): readonly Declared[] {
    const groups = new Map<string, { path: string; changes: readonly DdlChange[] }[]>();
    const cut = new Set<string>();
    const add = (path: string, changes: readonly DdlChange[] | undefined): void => {
      const group = groupOf(path);
      if (changes === undefined) cut.add(group);
      else groups.set(group, [...(groups.get(group) ?? []), { path, changes }]);
    };
    let sum = 0;
    const paths = workspace.otherFiles(
      (path) => path.endsWith(SQL_EXTENSION) && !UNDOING.test(path),
    );
    for (const [index, path] of paths.entries()) {
      const isBeyond = index >= MOST_FILES || sum >= LONGEST_SUM;
      add(path, isBeyond ? undefined : changesOf(path));
      sum += read.get(path)?.text.length ?? 0;
    }
    for (const [path, changes] of written()) add(path, changes);
    return [...groups].flatMap(([group, files]) => {
      const changes = files
        .sort((a, b) => ORDER.compare(a.path, b.path))
        .flatMap((file) => file.changes);
      return tablesAfter(changes, !cut.has(group));
    });
  }

  return {
    tables() {
      tables ??= readAll();
      return tables;
    },
    forget() {
      tables = undefined;
    },
  };
}

/** `2_more.sql` comes before `10_last.sql`. */
const ORDER = new Intl.Collator("en", { numeric: true });

/** Files that take a migration back. */
const UNDOING = /(?:[._/-](?:down|rollback|revert|undo)\.sql|\/(?:down|rollback|undo)\/[^/]*)$/i;

/** What a migration tool runs only to take the rest of the file back. */
function withoutUndoing(text: string): string {
  const at = text.search(/^\s*--\s*(?:migrate:down|\+goose\s+down|\+migrate\s+down|@?undo)\b/im);
  return at < 0 ? text : text.slice(0, at);
}

/** Migrations of one database lie in one folder, or each in a folder of its own below it. */
function groupOf(path: string): string {
  const folder = parentOf(path);
  return /^\d/.test(nameOf(folder)) ? parentOf(folder) : folder;
}
