/** Package lodash: `memoize` under its own path. */
import _ = require("lodash");

declare const memoize: _.LoDashStatic["memoize"];
export = memoize;
