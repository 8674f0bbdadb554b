/** Package lodash: `omit` under its own path. */
import _ = require("lodash");

declare const omit: _.LoDashStatic["omit"];
export = omit;
