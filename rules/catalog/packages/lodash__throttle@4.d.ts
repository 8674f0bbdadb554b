/** Package lodash: `throttle` under its own path. */
import _ = require("lodash");

declare const throttle: _.LoDashStatic["throttle"];
export = throttle;
