// case: file=src/app/api/route.ts package=next
// A constant of that name is used again, one of another kind is left alone.
const REQUEST_TIMEOUT_MS = 3 * 1_000;

export const read = (url: string) => fetch(url);
//                                   ^^^^^
