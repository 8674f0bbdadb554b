/** Roles that a file's own marks leave open and the files around it decide: programs run by hand, helpers of tests. */
import type { Context } from "../../../rules/kit/rule.ts";
import { listens, type Role, type Scan } from "./roles.ts";

interface Marked {
  readonly scan: Scan;
  readonly role: Role;
}

export interface SettleParts {
  readonly entries: ReadonlyMap<string, Marked>;
  importers(path: string): readonly string[];
  /** Own files that a file imports at run time. */
  runtimeImports(path: string): readonly string[];
  /** The role of a file without the folder that made it a test. */
  roleWithoutFolder(path: string): Role;
}

/** The roles that differ from what the files' own marks say. */
export function settledRoles(parts: SettleParts): ReadonlyMap<string, Role> {
  const { entries } = parts;
  const settled = new Map<string, Role>();
  const roleOf = (path: string): Role | undefined => settled.get(path) ?? entries.get(path)?.role;
  const isTest = (path: string): boolean => roleOf(path)?.contexts.has("test") === true;

  /** `options/test/env.ts` of a program with a command `test`: what it runs is no test. */
  function leaveTests(from: string): void {
    for (const path of parts.runtimeImports(from)) {
      const role = roleOf(path);
      if (role?.isByFolder !== true || !role.contexts.has("test")) continue;
      settled.set(path, parts.roleWithoutFolder(path));
      leaveTests(path);
    }
  }

  for (const [path, { role }] of entries)
    if (![...role.contexts].some((each) => TOOLS.has(each))) leaveTests(path);
  for (const [path, { role }] of entries) {
    if (role.isProgram !== true || settled.has(path)) continue;
    if (parts.importers(path).length === 0 && !servesSomebody(path, parts))
      settled.set(path, { ...SCRIPT, server: false });
  }
  for (const path of entries.keys()) if (isHelperOfTests(path)) settled.set(path, HELPER);
  return settled;

  /** Tests import it and nobody else, and it is not what one of them tests. */
  function isHelperOfTests(start: string): boolean {
    const seen = new Set([start]);
    let isTested = false;
    for (const path of seen) {
      if (path !== start && isTest(path)) {
        if (isSubjectOf(start, path)) return false;
        isTested = true;
        continue;
      }
      const role = roleOf(path);
      const importers = parts.importers(path);
      if (role === undefined || role.contexts.size > 0 || importers.length === 0) return false;
      if (
        /\/(index|main|server|app|bootstrap)\.[cm]?tsx?$/.test(path) ||
        /\.d\.[cm]?ts$/.test(path)
      )
        return false;
      for (const each of importers) seen.add(each);
      if (seen.size > MOST_IMPORTERS) return false;
    }
    return isTested;
  }
}

/** What may use the parts of tests without making them anything else. */
const TOOLS: ReadonlySet<Context> = new Set(["test", "script", "generated"]);
const SCRIPT: Role = {
  contexts: new Set(["script"]),
  server: false,
  because: "runs itself, serves nobody, and nobody imports it",
};
const HELPER: Role = {
  contexts: new Set(["test"]),
  server: false,
  because: "only tests import it",
};
const MOST_IMPORTERS = 20;
const MOST_IMPORTED = 400;

/** Something that it imports waits for requests or messages. */
function servesSomebody(start: string, { entries, runtimeImports }: SettleParts): boolean {
  const seen = new Set([start]);
  for (const path of seen) {
    const entry = entries.get(path);
    if (entry === undefined) continue;
    if (listens(entry.scan) || seen.size > MOST_IMPORTED) return true;
    for (const each of runtimeImports(path)) seen.add(each);
  }
  return false;
}

/** `__tests__/price.test.ts` tests `price.ts`. */
function isSubjectOf(subject: string, test: string): boolean {
  return stemOf(test).startsWith(stemOf(subject));
}

function stemOf(path: string): string {
  return (path.split("/").at(-1) ?? "").split(".")[0]?.toLowerCase() ?? "";
}
