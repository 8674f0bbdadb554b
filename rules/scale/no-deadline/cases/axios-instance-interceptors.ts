// case: file=src/app/api/route.ts package=next,axios@1
// Interceptors that log and map errors; a default that is no deadline.
import axios from "axios";

const users = axios.create({ baseURL: "https://users.example", timeout: 0 });
//            ^^^^^^^^^^^^
users.defaults.headers.common.accept = "application/json";
users.interceptors.request.use((config) => {
  console.log(config.url);
  return config;
});
users.interceptors.response.use(undefined, (error) => {
  throw new Error("users", { cause: error });
});

export const one = (id: string) => users.get(id);
