/** Package lodash: `orderBy` under its own path. */
import _ = require("lodash");

declare const orderBy: _.LoDashStatic["orderBy"];
export = orderBy;
