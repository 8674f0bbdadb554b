/** Package lodash: `isEqual` under its own path. */
import _ = require("lodash");

declare const isEqual: _.LoDashStatic["isEqual"];
export = isEqual;
