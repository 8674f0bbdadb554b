// A function that calls itself after a failure, with and without a count.
import { request } from "@/lib";

export async function page(url: string): Promise<string> {
  try {
    return await request(url);
  } catch (error) {
    console.warn("again", error);
    return page(url);
    //     ????
  }
}

export async function counted(url: string, attempt = 0): Promise<string> {
  try {
    return await request(url);
  } catch (error) {
    if (attempt > 3) throw error;
    return counted(url, attempt + 1);
  }
}

export async function walk(url: string): Promise<string> {
  const next = await request(url);
  return next === "" ? url : walk(next);
}
