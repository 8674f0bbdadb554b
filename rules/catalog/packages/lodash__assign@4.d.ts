/** Package lodash: `assign` under its own path. */
import _ = require("lodash");

declare const assign: _.LoDashStatic["assign"];
export = assign;
