// case: alone package=next,undici@7
// The dispatcher of the whole process has timeouts.
//- src/setup.ts
import { Agent, setGlobalDispatcher } from "undici";

setGlobalDispatcher(new Agent({ headersTimeout: 5_000, bodyTimeout: 5_000 }));
//- src/app/api/route.ts
export const read = async (url: string) => await fetch(url);
