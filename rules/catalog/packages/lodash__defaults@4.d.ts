/** Package lodash: `defaults` under its own path. */
import _ = require("lodash");

declare const defaults: _.LoDashStatic["defaults"];
export = defaults;
