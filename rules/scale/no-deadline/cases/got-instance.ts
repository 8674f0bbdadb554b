// case: file=src/app/api/route.ts package=next,got@12
// One report for an instance and the instances derived from it.
import got from "got";

const api = got.extend({ prefixUrl: "https://api.example" });
//          ^^^^^^^^^^ No call through this got instance

export const read = (path: string) => api.get(path);

const inner = api.extend({ headers: { "x-inner": "1" } });
export const write = (path: string) => inner.post(path, { json: {} });
