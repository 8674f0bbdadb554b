// case: file=src/app/api/route.ts package=next
// Effects are ended by their pipe; the signal they hand in only carries the interruption.
import { Effect } from "effect";

export const bounded = (url: string) =>
  Effect.tryPromise({ try: (signal) => fetch(url, { signal }), catch: String }).pipe(
    Effect.timeoutFail({ duration: "1 second", onTimeout: () => "late" }),
  );

export const alsoBounded = (url: string) =>
  Effect.tryPromise(() => fetch(url)).pipe(Effect.retry({ times: 3 }), Effect.timeout("5 seconds"));

export const open = (url: string) =>
  Effect.tryPromise({ try: () => fetch(url), catch: String }).pipe(Effect.retry({ times: 3 }));
//                               ^^^^^
