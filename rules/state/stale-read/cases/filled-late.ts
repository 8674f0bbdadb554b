// case: layer=multi-node
//- src/pages.ts
import { pageCache, pages } from "./stores";

export async function pageOf(slug: string): Promise<string> {
  const kept = await pageCache.get(slug);
  if (kept) return kept;
  const page = await pages.load(slug);
//                   ?????????? may be stored after a change
  await pageCache.set(slug, page);
  return page;
}

export async function drop(slug: string): Promise<void> {
  await pageCache.delete(slug);
}
//- src/versions.ts
import { pageCache, pages } from "./stores";

// The key has another version after each change.
export async function pageOf(slug: string): Promise<string> {
  const version = await pages.versionOf(slug);
  const kept = await pageCache.get(`${slug}:${version}`);
  if (kept) return kept;
  const page = await pages.load(slug);
  await pageCache.set(`${slug}:${version}`, page);
  return page;
}

export async function drop(slug: string): Promise<void> {
  await pageCache.delete(slug);
}
//- src/forever.ts
import { pageCache, pages } from "./stores";

// Nobody drops it: it is as old as its time to live says.
export async function pageOf(slug: string): Promise<string> {
  const kept = await pageCache.get(slug);
  if (kept) return kept;
  const page = await pages.load(slug);
  await pageCache.set(slug, page);
  return page;
}
//- src/keeping.ts
import { pageCache } from "./stores";

// Any copy is kept by this helper: what it loads, and who changes that, stands elsewhere.
export async function keep(key: string, load: () => Promise<string>): Promise<string> {
  const kept = await pageCache.get(key);
  if (kept) return kept;
  const value = await load();
  await pageCache.set(key, value);
  return value;
}

export async function drop(key: string): Promise<void> {
  await pageCache.delete(key);
}
//- src/here.ts
import { pages } from "./stores";

const pageCache = new Map<string, string>();

// A copy of this process alone is a matter of other rules.
export async function pageOf(slug: string): Promise<string> {
  const kept = pageCache.get(slug);
  if (kept !== undefined) return kept;
  const page = await pages.load(slug);
  pageCache.set(slug, page);
  return page;
}

export function drop(slug: string): void {
  pageCache.delete(slug);
}
