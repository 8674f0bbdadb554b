// case: alone file=src/app/api/route.ts package=next,axios@1
// An interceptor that logs, and one of the answers, bound nothing.
import axios from "axios";

axios.interceptors.request.use((config) => {
  console.log(config.method, config.url);
  return config;
});
axios.interceptors.response.use(undefined, (error) => {
  if (error.code === "ECONNABORTED") console.warn("timeout");
  throw error;
});

export const read = (url: string) => axios.get(url);
//                                   ^^^^^^^^^
