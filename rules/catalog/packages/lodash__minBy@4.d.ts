/** Package lodash: `minBy` under its own path. */
import _ = require("lodash");

declare const minBy: _.LoDashStatic["minBy"];
export = minBy;
