// case: file=src/app/api/route.ts package=next,axios@1
// A wrapper of the package's instance: its timeout is optional, and the caller's own still wins.
import axios from "axios";

async function load(url: string, timeout?: number): Promise<unknown> {
  return (await axios.get(url, { timeout })).data;
//              ^^^^^^^^^
}

export const one = (id: string) => load(`https://users.example/${id}`);
