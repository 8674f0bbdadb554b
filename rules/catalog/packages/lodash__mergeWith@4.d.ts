/** Package lodash: `mergeWith` under its own path. */
import _ = require("lodash");

declare const mergeWith: _.LoDashStatic["mergeWith"];
export = mergeWith;
