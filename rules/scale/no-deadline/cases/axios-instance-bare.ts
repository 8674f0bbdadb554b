// case: file=src/app/api/route.ts package=next,axios@1
// An instance without any options.
import axios from "axios";

const users = axios.create();
//            ^^^^^^^^^^^^ instance has a deadline

export const one = (id: string) => users.get(`https://users.example/${id}`);
