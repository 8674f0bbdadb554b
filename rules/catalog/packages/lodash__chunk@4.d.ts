/** Package lodash: `chunk` under its own path. */
import _ = require("lodash");

declare const chunk: _.LoDashStatic["chunk"];
export = chunk;
