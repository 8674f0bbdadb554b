/** Package lodash: `sortBy` under its own path. */
import _ = require("lodash");

declare const sortBy: _.LoDashStatic["sortBy"];
export = sortBy;
