/** Package lodash: `get` under its own path. */
import _ = require("lodash");

declare const get: _.LoDashStatic["get"];
export = get;
