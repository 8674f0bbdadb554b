/** Package date-fns: `isBefore` under its own path. */
export { isBefore, isBefore as default } from "date-fns";
