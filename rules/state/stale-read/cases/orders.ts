// case: layer=multi-node file=src/profiles.ts
import { cache, profileRepository, audit } from "./stores";

export async function rename(id: string, name: string): Promise<void> {
  await cache.delete(`profile:${id}`);
//      ???????????? puts the old value back
  await profileRepository.update(id, { name });
}

// Dropped after the write.
export async function retitle(id: string, title: string): Promise<void> {
  await profileRepository.update(id, { title });
  await cache.delete(`profile:${id}`);
}

// Dropped before and after it.
export async function relabel(id: string, label: string): Promise<void> {
  await cache.delete(`profile:${id}`);
  await profileRepository.update(id, { label });
  await cache.delete(`profile:${id}`);
}

// Nothing is changed that the cache is a copy of.
export async function forget(id: string): Promise<void> {
  await cache.delete(`profile:${id}`);
  await audit.note(id);
}
