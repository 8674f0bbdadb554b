/** Package kysely, `kysely/helpers/postgres`. Facts read from kysely 0.28.19: expressions that run nothing by themselves. */
export declare function jsonArrayFrom(expression: any): any;
export declare function jsonBuildObject(object: any): any;
export declare function jsonObjectFrom(expression: any): any;
