/** Package date-fns: `isAfter` under its own path. */
export { isAfter, isAfter as default } from "date-fns";
