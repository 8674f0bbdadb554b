// case: alone file=src/app/api/route.ts package=next,axios@1
// The package's own instance is given a deadline for all of the program.
import axios from "axios";

axios.defaults.timeout = 5_000;

export const read = (url: string) => axios.get(url);
