/** Package lodash: `once` under its own path. */
import _ = require("lodash");

declare const once: _.LoDashStatic["once"];
export = once;
