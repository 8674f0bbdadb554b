// case: file=src/app/api/route.ts package=next,got@11 type=commonjs
// got 11 knows no signal; a number bounds the whole request.
import got from "got";

export const read = (url: string) => got(url);
//                                   ^^^
export const bounded = (url: string) => got(url, { timeout: 1_000 });
