/** Package lodash: `set` under its own path. */
import _ = require("lodash");

declare const set: _.LoDashStatic["set"];
export = set;
