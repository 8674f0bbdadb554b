// case: package=axios@1 file=src/listing-checks.ts
import axios from "axios";

const lists = axios.create({ baseURL: process.env.LISTS_URL, timeout: 3_000 });

export async function findViolations(text: string): Promise<string[] | null> {
  try {
    const { data } = await lists.post<{ found: string[] }>("/match", { text });
    return data.found;
  } catch (error) {
    console.warn("lists are not there", error);
    return null;
    //     ???? lets through
  }
}

export async function isBanned(email: string): Promise<boolean> {
  try {
    const { data } = await lists.get<{ banned: boolean }>(`/people/${email}`);
    return data.banned;
  } catch {
    return false;
    //     ????? lets through
  }
}

// Kept out while nobody can say.
export async function isSuspended(email: string): Promise<boolean> {
  try {
    const { data } = await lists.get<{ suspended: boolean }>(`/people/${email}`);
    return data.suspended;
  } catch {
    return true;
  }
}

export async function canPublish(email: string): Promise<boolean> {
  try {
    const { data } = await lists.get<{ allowed: boolean }>(`/people/${email}`);
    return data.allowed;
  } catch {
    return false;
  }
}
