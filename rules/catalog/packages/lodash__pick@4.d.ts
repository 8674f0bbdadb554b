/** Package lodash: `pick` under its own path. */
import _ = require("lodash");

declare const pick: _.LoDashStatic["pick"];
export = pick;
