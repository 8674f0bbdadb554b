// case: file=src/app/api/route.ts package=next,axios@0.21.4
// axios takes no signal before 0.22.
import axios from "axios";

export const read = (url: string) => axios.get(url);
//                                   ^^^^^^^^^ and 1 more call

export const write = (url: string) => axios.post(url);
