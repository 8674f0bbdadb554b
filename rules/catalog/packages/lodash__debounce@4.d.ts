/** Package lodash: `debounce` under its own path. */
import _ = require("lodash");

declare const debounce: _.LoDashStatic["debounce"];
export = debounce;
