/** Package lodash: `startCase` under its own path. */
import _ = require("lodash");

declare const startCase: _.LoDashStatic["startCase"];
export = startCase;
