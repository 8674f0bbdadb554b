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
