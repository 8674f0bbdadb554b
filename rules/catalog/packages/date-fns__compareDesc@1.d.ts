/** Package date-fns: `compareDesc` under its own path. */
export { compareDesc, compareDesc as default } from "date-fns";
