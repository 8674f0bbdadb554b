/** Package lodash: `isEmpty` under its own path. */
import _ = require("lodash");

declare const isEmpty: _.LoDashStatic["isEmpty"];
export = isEmpty;
