/** Package lodash: `groupBy` under its own path. */
import _ = require("lodash");

declare const groupBy: _.LoDashStatic["groupBy"];
export = groupBy;
