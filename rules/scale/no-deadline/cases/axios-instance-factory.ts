// case: file=src/app/api/route.ts package=next,axios@1
// An instance that a factory makes.
import axios from "axios";

function client(token: string) {
  return axios.create({ headers: { authorization: token } });
//       ^^^^^^^^^^^^
}

export const read = async (token: string) => await client(token).get("https://users.example");
