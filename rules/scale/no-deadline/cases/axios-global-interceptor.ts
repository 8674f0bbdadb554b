// case: alone package=next,axios@1
// An interceptor of the package's own instance gives each request a signal.
//- src/app/api/route.ts
import axios from "axios";

export const read = (url: string) => axios.get(url);
//- src/setup.ts
import axios from "axios";

axios.interceptors.request.use((config) => {
  config.signal = AbortSignal.timeout(5_000);
  return config;
});
