// case: file=src/app/api/route.ts package=next,rxjs@7
// The timeout operator bounds what it is piped after; other operators do not.
import { defer, from, lastValueFrom, retry, timeout } from "rxjs";

export const bounded = (url: string) =>
  lastValueFrom(from(fetch(url)).pipe(timeout({ each: 1_000 }), retry(2)));

export const deferred = (url: string) =>
  lastValueFrom(defer(() => fetch(url)).pipe(retry(2), timeout(1_000)));

export const open = (url: string) => lastValueFrom(defer(() => fetch(url)).pipe(retry(2)));
//                                                             ^^^^^
