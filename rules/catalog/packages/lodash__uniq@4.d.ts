/** Package lodash: `uniq` under its own path. */
import _ = require("lodash");

declare const uniq: _.LoDashStatic["uniq"];
export = uniq;
