// case: file=src/app/api/route.ts package=next,axios@1
// Each way of giving axios a deadline.
import axios, { type AxiosRequestConfig } from "axios";

const source = axios.CancelToken.source();
const defaults: AxiosRequestConfig = { timeout: 1_000 };

export const perCall = (url: string) => axios.get(url, { timeout: 1_000 });
export const perPost = (url: string) => axios.post(url, {}, { signal: AbortSignal.timeout(1_000) });
export const perRequest = (url: string) => axios({ url, timeout: 1_000 });
export const perVariable = (url: string) => axios.get(url, { ...defaults, params: {} });
export const perToken = (url: string) => axios.get(url, { cancelToken: source.token });

const created = axios.create({ baseURL: "https://users.example", timeout: 1_000 });
export const throughCreated = (id: string) => created.get(id);

const spread = axios.create({ ...defaults });
export const throughSpread = (id: string) => spread.get(id);

const perEach = axios.create({ baseURL: "https://users.example" });
export const one = (id: string) => perEach.get(id, { timeout: 1_000 });
export const two = (id: string) => perEach.post(id, {}, { timeout: 1_000 });

const later = axios.create();
later.defaults.timeout = 1_000;
export const throughLater = (id: string) => later.get(id);

const intercepted = axios.create({ baseURL: "https://users.example" });
intercepted.interceptors.request.use((config) => {
  config.timeout ??= 5_000;
  return config;
});
export const throughIntercepted = (id: string) => intercepted.get(id);

const page = axios.create({ baseURL: "/api" });
export const ofPage = (id: string) => page.get(id);


const wrapped = axios.create({ baseURL: "https://users.example" });
const load = (path: string, config?: AxiosRequestConfig) => wrapped.get(path, config);
export const first = (id: string) => load(id, { timeout: 1_000 });
export const second = (id: string) => load(id, { signal: AbortSignal.timeout(1_000) });

const files = axios.create({ baseURL: "https://files.example" });
export const download = (id: string) => files.get(id, { responseType: "stream" });
