// case: alone package=next,undici@7
//- src/setup.ts
import { ProxyAgent, setGlobalDispatcher } from "undici";

setGlobalDispatcher(new ProxyAgent("http://proxy.example"));
//- src/app/api/route.ts
// The dispatcher of the whole process has no timeouts.
export const read = async (url: string) => await fetch(url);
//                                               ^^^^^
