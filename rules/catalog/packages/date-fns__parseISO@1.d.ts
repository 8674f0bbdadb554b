/** Package date-fns: `parseISO` under its own path. */
export { parseISO, parseISO as default } from "date-fns";
