// case: file=src/app/api/route.ts package=next,axios@1 node=16
// Node 16 has no AbortSignal.timeout in all of its releases.
import axios from "axios";

export const read = (url: string) => axios.get(url);
//                                   ^^^^^^^^^
