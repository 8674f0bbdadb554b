/** Package date-fns: `compareAsc` under its own path. */
export { compareAsc, compareAsc as default } from "date-fns";
