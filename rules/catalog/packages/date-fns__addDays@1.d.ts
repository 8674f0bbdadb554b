/** Package date-fns: `addDays` under its own path. */
export { addDays, addDays as default } from "date-fns";
