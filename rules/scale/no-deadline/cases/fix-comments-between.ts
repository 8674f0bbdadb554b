// case: file=src/app/api/route.ts package=next
// Comments keep their places.
export const read = (url: string) =>
  fetch(url, {
//^^^^^
    method: "POST", // never cached
  });

export const write = (url: string) =>
  fetch(url, {
//^^^^^
    // never cached
    method: "PUT" /* idempotent */
  });

export const remove = (url: string) => fetch(url, { method: "DELETE" /* idempotent */, redirect: "error" });
//                                     ^^^^^
