// case: file=src/app/api/route.ts package=next,axios@1
// A method without its client is judged by the client it was taken from.
import axios from "axios";

const bounded = axios.create({ timeout: 1_000 });
const get = bounded.get;
const { post } = bounded;

export const read = (url: string) => get(url);
export const write = (url: string) => post(url, {});

const send = axios.put;
const { patch } = axios;

export const replace = (url: string) => send(url, {});
//                                      ^^^^ and 1 more call have no deadline
export const change = (url: string) => patch(url, {});
