/** Package lodash: `maxBy` under its own path. */
import _ = require("lodash");

declare const maxBy: _.LoDashStatic["maxBy"];
export = maxBy;
