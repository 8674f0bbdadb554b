// case: file=src/app/api/route.ts package=next,axios@1 type=commonjs
// The import form of CommonJS.
import axios = require("axios");

export const read = (id: string) => axios.get(`https://users.example/${id}`);
//                                  ^^^^^^^^^
