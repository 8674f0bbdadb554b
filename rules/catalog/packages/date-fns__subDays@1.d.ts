/** Package date-fns: `subDays` under its own path. */
export { subDays, subDays as default } from "date-fns";
