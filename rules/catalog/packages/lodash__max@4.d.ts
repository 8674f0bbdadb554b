/** Package lodash: `max` under its own path. */
import _ = require("lodash");

declare const max: _.LoDashStatic["max"];
export = max;
