/** Package date-fns: `format` under its own path. */
export { format, format as default } from "date-fns";
