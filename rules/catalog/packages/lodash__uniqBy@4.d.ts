/** Package lodash: `uniqBy` under its own path. */
import _ = require("lodash");

declare const uniqBy: _.LoDashStatic["uniqBy"];
export = uniqBy;
