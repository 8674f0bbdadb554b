// case: file=src/app/api/route.ts package=next,axios@1
// One report for the instance, where it is created; its calls are related places.
import axios from "axios";

const users = axios.create({
//            ^^^^^^^^^^^^
  baseURL: "https://users.example",
  headers: { accept: "application/json" },
});

export const one = (id: string) => users.get(id);
export const more = (id: string) => users.post(id, {});
export const bounded = (id: string) => users.get(id, { timeout: 1_000 });
