// case: file=src/app/api/route.ts package=next,axios@1
// An import below the instance does not pull the constant down with it.
import axios from "axios";

const users = axios.create({ baseURL: "https://users.example" });
//            ^^^^^^^^^^^^

import { format } from "node:util";

export const one = (id: string) => users.get(format("/%s", id));
