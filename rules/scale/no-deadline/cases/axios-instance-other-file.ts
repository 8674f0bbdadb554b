// case: package=next,axios@1
// Instances that other files use, under names of their own; one that nobody uses.
//- src/http.ts
import axios from "axios";

export const http = axios.create({ baseURL: "https://users.example" });
//                  ^^^^^^^^^^^^

const unused = axios.create({ baseURL: "https://users.example" });
//             ^^^^^^^^^^^^

const bounded = axios.create({ baseURL: "https://users.example", timeout: 1_000 });
export default bounded;
//- src/app/api/route.ts
import { http as client } from "../../http";
import axios from "../../http";

export const read = (id: string) => client.get(id);
export const safe = (id: string) => axios.get(id);
