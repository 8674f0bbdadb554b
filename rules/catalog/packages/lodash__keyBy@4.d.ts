/** Package lodash: `keyBy` under its own path. */
import _ = require("lodash");

declare const keyBy: _.LoDashStatic["keyBy"];
export = keyBy;
