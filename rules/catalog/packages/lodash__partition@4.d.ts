/** Package lodash: `partition` under its own path. */
import _ = require("lodash");

declare const partition: _.LoDashStatic["partition"];
export = partition;
