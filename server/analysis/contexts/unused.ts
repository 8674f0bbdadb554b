/** Files of pages that nothing loads: no route, no entry, and no import leads to them. */
import type { Role, Scan } from "./roles.ts";

interface Marked {
  readonly scan: Scan;
  readonly role: Role;
}

export interface UnusedParts {
  readonly paths: Iterable<string>;
  entry(path: string): Marked | undefined;
  /** Own files that a file imports. */
  imported(path: string): readonly string[];
  /** Files that are no sources for us may import it: templates of components, or whoever installs its package. */
  isOpen(path: string): boolean;
}

/** What only tests and files that are unused themselves import is unused. */
export function unusedFiles(parts: UnusedParts): ReadonlySet<string> {
  const unused = new Set<string>();
  const inUse: string[] = [];
  for (const path of parts.paths) {
    const entry = parts.entry(path);
    if (entry === undefined || entry.role.contexts.has("test")) continue;
    if (isComponent(path, entry) && !parts.isOpen(path)) unused.add(path);
    else inUse.push(path);
  }
  for (const path of inUse)
    for (const target of parts.imported(path)) if (unused.delete(target)) inUse.push(target);
  return unused;
}

/** A part of a page that has to be imported to be drawn. */
function isComponent(path: string, { role, scan }: Marked): boolean {
  return (
    role.contexts.size === 1 &&
    role.contexts.has("browser") &&
    role.isRouted !== true &&
    path.endsWith(".tsx") &&
    !LOADED_BY_NAME.test(path) &&
    !DRAWS.test(scan.text)
  );
}

/** Frameworks, bundlers and pages load these by their place or their name. */
const LOADED_BY_NAME =
  /\/(pages|routes|routing|public|templates?)\/|\/(index|main|app|root|router|routes|entry|bootstrap|client|worker|popup|background|content|preview|manager|page|layout|template|loading|error|global-error|not-found|default|forbidden|unauthorized|mdx-components|_\w+|[\w-]*[.-](client|server|worker|page|route|config|stories|lazy)|entry[.-]\w+)\.tsx$/i;
/** Puts something into the page by itself when it is loaded. */
const DRAWS =
  /\b(createRoot|hydrateRoot|createFileRoute|createRootRoute|customElements)\b|\brender\(/;
