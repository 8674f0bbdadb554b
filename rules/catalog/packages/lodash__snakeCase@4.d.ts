/** Package lodash: `snakeCase` under its own path. */
import _ = require("lodash");

declare const snakeCase: _.LoDashStatic["snakeCase"];
export = snakeCase;
