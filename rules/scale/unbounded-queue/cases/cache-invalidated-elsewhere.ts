//- src/cache.ts
export const profiles = new Map<string, string>();

export function rememberProfile(userId: string, profile: string): void {
  profiles.set(userId, profile);
}
//- src/users.ts
import { profiles } from "./cache.ts";

export async function deleteUser(userId: string): Promise<void> {
  profiles.delete(userId);
}
