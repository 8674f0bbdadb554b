// case: file=src/app/api/route.ts package=next,axios@1
// A wrapper of an instance whose caller gives no configuration.
import axios, { type AxiosRequestConfig } from "axios";

const users = axios.create({ baseURL: "https://users.example" });
//            ^^^^^^^^^^^^

async function get(path: string, config?: AxiosRequestConfig): Promise<unknown> {
  return (await users.get(path, config)).data;
}

export const one = (id: string) => get(id);
export const two = (id: string) => get(id, { timeout: 1_000 });
