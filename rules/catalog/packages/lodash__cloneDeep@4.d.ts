/** Package lodash: `cloneDeep` under its own path. */
import _ = require("lodash");

declare const cloneDeep: _.LoDashStatic["cloneDeep"];
export = cloneDeep;
