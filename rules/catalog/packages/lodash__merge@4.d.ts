/** Package lodash: `merge` under its own path. */
import _ = require("lodash");

declare const merge: _.LoDashStatic["merge"];
export = merge;
