// case: file=src/app/api/route.ts package=next,axios@1
// The package's own instance, by each of its methods.
import axios from "axios";

export async function read(id: string): Promise<unknown> {
  const { data } = await axios.get(`https://users.example/${id}`);
//                       ^^^^^^^^^ and 9 more calls have no deadline: a silent server holds each for ever
  return data;
}

export async function readWith(id: string): Promise<unknown> {
  return await axios.get("https://users.example", { params: { id } });
}

export const create = (id: string) => axios.post(`https://users.example/${id}`);

export const createWith = (id: string) => axios.post("https://users.example", { id });

export const replace = (id: string) =>
  axios.put(`https://users.example/${id}`, { id }, { headers: { "x-id": id } });

export const remove = (id: string) => axios.delete(`https://users.example/${id}`);

export const generic = (url: string) => axios.request<string>({ url, method: "GET" });

export const called = (url: string) => axios(url);

export const calledWith = (url: string) => axios({ url, method: "POST", data: {} });

export const overLines = (id: string) =>
  axios
    .post(
      "https://users.example",
      { id },
    )
    .then((response) => response.data);
