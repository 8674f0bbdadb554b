/** Package lodash: `capitalize` under its own path. */
import _ = require("lodash");

declare const capitalize: _.LoDashStatic["capitalize"];
export = capitalize;
