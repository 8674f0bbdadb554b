// case: file=src/app/api/route.ts package=next,ky@1
// ky ends a request after 10 s by itself.
import ky from "ky";

const api = ky.create({ prefixUrl: "https://api.example" });

export const read = (url: string) => ky.get(url).json();
export const write = (url: string) => ky.post(url, { json: {} });
export const called = (url: string) => ky(url);
export const created = (path: string) => api.get(path);
