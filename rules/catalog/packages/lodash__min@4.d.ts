/** Package lodash: `min` under its own path. */
import _ = require("lodash");

declare const min: _.LoDashStatic["min"];
export = min;
