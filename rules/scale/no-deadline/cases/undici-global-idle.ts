// case: alone package=next,undici@7
// The dispatcher of the whole process has no timeouts.
//- src/setup.ts
import { ProxyAgent, setGlobalDispatcher } from "undici";

setGlobalDispatcher(new ProxyAgent("http://proxy.example"));
//- src/app/api/route.ts
export const read = async (url: string) => await fetch(url);
//                                               ^^^^^
