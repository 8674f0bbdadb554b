/** Package lodash. Names and parameter order read from lodash 4.18 and its types 4.17.27; results are typed where a rule follows values. */

declare namespace _ {
  type List<T> = ArrayLike<T>;
  type Dictionary<T> = Record<string, T>;
  type Many<T> = T | readonly T[];
  type Collection<T> = ArrayLike<T> | Record<string, T> | null | undefined;
  type Iteratee<T> = ((value: T, ...args: any[]) => any) | PropertyKey | object | null;
  type PropertyPath = Many<PropertyKey>;

  interface DebouncedFunc<F extends (...args: any[]) => any> {
    (...args: Parameters<F>): ReturnType<F> | undefined;
    cancel(): void;
    flush(): ReturnType<F> | undefined;
  }
  interface DebouncedFuncLeading<F extends (...args: any[]) => any> extends DebouncedFunc<F> {}

  interface LoDashStatic {
    (value?: any): any;
    chain(value: any): any;
    /** @mark sorts */
    orderBy<T>(
      collection: Collection<T>,
      iteratees?: Iteratee<T> | Iteratee<T>[],
      orders?: Many<boolean | "asc" | "desc">,
    ): T[];
    /** @mark sorts */
    sortBy<T>(collection: Collection<T>, ...iteratees: (Iteratee<T> | Iteratee<T>[])[]): T[];
    /** @mark picks-extreme */
    maxBy<T>(collection: List<T> | null | undefined, iteratee?: Iteratee<T>): T | undefined;
    /** @mark picks-extreme */
    minBy<T>(collection: List<T> | null | undefined, iteratee?: Iteratee<T>): T | undefined;
    /** @mark picks-extreme */
    max<T>(collection: List<T> | null | undefined): T | undefined;
    /** @mark picks-extreme */
    min<T>(collection: List<T> | null | undefined): T | undefined;
    /** @mark merges */
    merge<T>(object: T, ...sources: any[]): T & any;
    /** @mark merges */
    assign<T>(object: T, ...sources: any[]): T & any;
    /** @mark merges */
    assignIn<T>(object: T, ...sources: any[]): T & any;
    /** @mark merges */
    extend<T>(object: T, ...sources: any[]): T & any;
    /** @mark merges */
    defaults<T>(object: T, ...sources: any[]): T & any;
    /** @mark merges */
    defaultsDeep<T>(object: T, ...sources: any[]): T & any;
    /** @mark merges */
    mergeWith<T>(object: T, ...sourcesAndCustomizer: any[]): T & any;
    /** @mark merges */
    assignWith<T>(object: T, ...sourcesAndCustomizer: any[]): T & any;
    /** @mark unbounded-cache */
    memoize<F extends (...args: any[]) => any>(
      func: F,
      resolver?: (...args: Parameters<F>) => any,
    ): F & { cache: any };
    /** @schedules func */
    debounce<F extends (...args: any[]) => any>(
      func: F,
      wait?: number,
      options?: any,
    ): DebouncedFunc<F>;
    /** @schedules func */
    throttle<F extends (...args: any[]) => any>(
      func: F,
      wait?: number,
      options?: any,
    ): DebouncedFunc<F>;
    /** @schedules func */
    defer(func: (...args: any[]) => any, ...args: any[]): number;
    /** @schedules func */
    delay(func: (...args: any[]) => any, wait: number, ...args: any[]): number;
    /** @clock wall */
    now(): number;
    filter<T>(collection: Collection<T>, iteratee?: Iteratee<T>): T[];
    reject<T>(collection: Collection<T>, iteratee?: Iteratee<T>): T[];
    uniqBy<T>(collection: Collection<T>, iteratee?: Iteratee<T>): T[];
    sortedUniqBy<T>(collection: Collection<T>, iteratee?: Iteratee<T>): T[];
    dropWhile<T>(collection: Collection<T>, iteratee?: Iteratee<T>): T[];
    dropRightWhile<T>(collection: Collection<T>, iteratee?: Iteratee<T>): T[];
    takeWhile<T>(collection: Collection<T>, iteratee?: Iteratee<T>): T[];
    takeRightWhile<T>(collection: Collection<T>, iteratee?: Iteratee<T>): T[];
    uniqWith<T>(collection: Collection<T>, iteratee?: Iteratee<T>): T[];
    find<T>(collection: Collection<T>, predicate?: Iteratee<T>, fromIndex?: number): T | undefined;
    findLast<T>(
      collection: Collection<T>,
      predicate?: Iteratee<T>,
      fromIndex?: number,
    ): T | undefined;
    findIndex<T>(
      array: List<T> | null | undefined,
      predicate?: Iteratee<T>,
      fromIndex?: number,
    ): number;
    findLastIndex<T>(
      array: List<T> | null | undefined,
      predicate?: Iteratee<T>,
      fromIndex?: number,
    ): number;
    forEach<C>(collection: C, iteratee?: (value: any, key: any, collection: any) => any): C;
    each<C>(collection: C, iteratee?: (value: any, key: any, collection: any) => any): C;
    forEachRight<C>(collection: C, iteratee?: (value: any, key: any, collection: any) => any): C;
    eachRight<C>(collection: C, iteratee?: (value: any, key: any, collection: any) => any): C;
    map<T, R>(collection: Collection<T>, iteratee: (value: T, key: any, collection: any) => R): R[];
    map(collection: any, iteratee?: any): any[];
    flatMap(collection: any, ...args: any[]): any[];
    flatMapDeep(collection: any, ...args: any[]): any[];
    invokeMap(collection: any, ...args: any[]): any[];
    groupBy<T>(collection: Collection<T>, iteratee?: Iteratee<T>): Record<string, T[]>;
    keyBy<T>(collection: Collection<T>, iteratee?: Iteratee<T>): Record<string, T>;
    countBy<T>(collection: Collection<T>, iteratee?: Iteratee<T>): Record<string, number>;
    partition<T>(collection: Collection<T>, predicate?: Iteratee<T>): [T[], T[]];
    every<T>(collection: Collection<T>, predicate?: Iteratee<T>): boolean;
    some<T>(collection: Collection<T>, predicate?: Iteratee<T>): boolean;
    includes(collection: any, value: any, fromIndex?: number): boolean;
    reduce<T, A>(
      collection: Collection<T>,
      iteratee: (accumulator: A, value: T, key: any, collection: any) => A,
      accumulator: A,
    ): A;
    reduce(collection: any, iteratee: any, accumulator?: any): any;
    reduceRight<T, A>(
      collection: Collection<T>,
      iteratee: (accumulator: A, value: T, key: any, collection: any) => A,
      accumulator: A,
    ): A;
    reduceRight(collection: any, iteratee: any, accumulator?: any): any;
    sample<T>(collection: Collection<T>): T | undefined;
    sampleSize<T>(collection: Collection<T>, count?: number): T[];
    shuffle<T>(collection: Collection<T>): T[];
    size(collection: any): number;
    chunk<T>(array: List<T> | null | undefined, size?: number): T[][];
    compact<T>(array: List<T | null | undefined | false | "" | 0> | null | undefined): T[];
    concat<T>(...values: Many<T>[]): T[];
    difference<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    intersection<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    union<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    without<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    xor<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    pull<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    differenceBy<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    differenceWith<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    intersectionBy<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    intersectionWith<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    unionBy<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    unionWith<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    xorBy<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    pullAll<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    pullAllBy<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    pullAt<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    remove<T>(array: List<T> | null | undefined, ...values: any[]): T[];
    drop<T>(array: List<T> | null | undefined, count?: number): T[];
    dropRight<T>(array: List<T> | null | undefined, count?: number): T[];
    take<T>(array: List<T> | null | undefined, count?: number): T[];
    takeRight<T>(array: List<T> | null | undefined, count?: number): T[];
    nth<T>(array: List<T> | null | undefined, count?: number): T | undefined;
    first<T>(array: List<T> | null | undefined): T | undefined;
    head<T>(array: List<T> | null | undefined): T | undefined;
    last<T>(array: List<T> | null | undefined): T | undefined;
    initial<T>(array: List<T> | null | undefined): T[];
    tail<T>(array: List<T> | null | undefined): T[];
    reverse<T>(array: List<T> | null | undefined): T[];
    uniq<T>(array: List<T> | null | undefined): T[];
    sortedUniq<T>(array: List<T> | null | undefined): T[];
    flatten(array: any): any[];
    flattenDeep(array: any): any[];
    flattenDepth(array: any, depth?: number): any[];
    fill<T>(array: any, value: T, start?: number, end?: number): T[];
    fromPairs(pairs: any): Record<string, any>;
    indexOf(array: any, value: any, fromIndex?: number): number;
    lastIndexOf(array: any, value: any, fromIndex?: number): number;
    sortedIndex(array: any, value: any, fromIndex?: number): number;
    join(array: any, separator?: string): string;
    slice<T>(array: List<T> | null | undefined, start?: number, end?: number): T[];
    zip(...arrays: any[]): any[];
    zipWith(...arrays: any[]): any[];
    unzip(...arrays: any[]): any[];
    zipObject(keys: any, values?: any): any;
    clone<T>(value: T): T;
    cloneDeep<T>(value: T): T;
    cloneWith(value: any, customizer?: any): any;
    cloneDeepWith(value: any, customizer?: any): any;
    get(object: any, path: PropertyPath, defaultValue?: any): any;
    has(object: any, path: PropertyPath): boolean;
    hasIn(object: any, path: PropertyPath): boolean;
    invert(object: any, ...args: any[]): any;
    invertBy(object: any, ...args: any[]): any;
    keys(object?: any): string[];
    keysIn(object?: any): string[];
    mapKeys(object: any, iteratee?: any): any;
    mapValues(object: any, iteratee?: any): any;
    omit<T extends object, K extends keyof T>(
      object: T | null | undefined,
      ...paths: Many<K>[]
    ): Omit<T, K>;
    omit(object: any, ...paths: any[]): any;
    omitBy(object: any, predicate?: any): any;
    pick<T extends object, K extends keyof T>(object: T, ...paths: Many<K>[]): Pick<T, K>;
    pick(object: any, ...paths: any[]): any;
    pickBy(object: any, predicate?: any): any;
    result(object: any, path: PropertyPath, defaultValue?: any): any;
    set<T>(object: T, path: PropertyPath, value: any): T;
    setWith(object: any, path: PropertyPath, value: any, customizer?: any): any;
    toPairs<T = any>(object?: any): [string, T][];
    entries<T = any>(object?: any): [string, T][];
    toPairsIn<T = any>(object?: any): [string, T][];
    transform(object: any, ...args: any[]): any;
    unset(object: any, path: PropertyPath): boolean;
    update(object: any, path: PropertyPath, updater: (value: any) => any): any;
    values<T = any>(object: any): T[];
    valuesIn<T = any>(object: any): T[];
    at(object: any, ...paths: any[]): any[];
    forIn<T>(object: T, iteratee?: Iteratee<T>): T;
    forOwn<T>(object: T, iteratee?: Iteratee<T>): T;
    findKey(object: any, predicate?: any): string | undefined;
    findLastKey(object: any, predicate?: any): string | undefined;
    create(prototype: any, properties?: any): any;
    invoke(object: any, path: PropertyPath, ...args: any[]): any;
    isArray(value?: any): value is any[];
    isArrayBuffer(value?: any): value is ArrayBuffer;
    isBoolean(value?: any): value is boolean;
    isBuffer(value?: any): value is Buffer;
    isDate(value?: any): value is Date;
    isError(value?: any): value is Error;
    isFunction(value?: any): value is (...args: any[]) => any;
    isMap(value?: any): value is Map<any, any>;
    isNil(value?: any): value is null | undefined;
    isNull(value?: any): value is null;
    isNumber(value?: any): value is number;
    isObject(value?: any): value is object;
    isRegExp(value?: any): value is RegExp;
    isSet(value?: any): value is Set<any>;
    isString(value?: any): value is string;
    isSymbol(value?: any): value is symbol;
    isUndefined(value?: any): value is undefined;
    isArguments(value?: any): boolean;
    isArrayLike(value?: any): boolean;
    isArrayLikeObject(value?: any): boolean;
    isElement(value?: any): boolean;
    isEmpty(value?: any): boolean;
    isFinite(value?: any): boolean;
    isInteger(value?: any): boolean;
    isLength(value?: any): boolean;
    isNaN(value?: any): boolean;
    isNative(value?: any): boolean;
    isObjectLike(value?: any): boolean;
    isPlainObject(value?: any): boolean;
    isSafeInteger(value?: any): boolean;
    isTypedArray(value?: any): boolean;
    isEqual(value: any, other: any): boolean;
    isEqualWith(value: any, other: any, customizer?: any): boolean;
    isMatch(object: object, source: object): boolean;
    eq(value: any, other: any): boolean;
    gt(value: any, other: any): boolean;
    gte(value: any, other: any): boolean;
    lt(value: any, other: any): boolean;
    lte(value: any, other: any): boolean;
    castArray<T>(value?: Many<T>): T[];
    toArray<T = any>(value: any): T[];
    toFinite(value: any): number;
    toInteger(value: any): number;
    toLength(value: any): number;
    toNumber(value: any): number;
    toSafeInteger(value: any): number;
    toString(value: any): string;
    toPlainObject(value?: any): any;
    add(first: number, second: number): number;
    divide(first: number, second: number): number;
    multiply(first: number, second: number): number;
    subtract(first: number, second: number): number;
    ceil(value: number, precision?: number): number;
    floor(value: number, precision?: number): number;
    round(value: number, precision?: number): number;
    clamp(value: number, ...bounds: number[]): number;
    inRange(value: number, start: number, end?: number): boolean;
    random(...args: any[]): number;
    sum(collection: any): number;
    mean(collection: any): number;
    sumBy<T>(collection: List<T> | null | undefined, iteratee?: Iteratee<T>): number;
    meanBy<T>(collection: List<T> | null | undefined, iteratee?: Iteratee<T>): number;
    camelCase(text?: string): string;
    capitalize(text?: string): string;
    deburr(text?: string): string;
    escape(text?: string): string;
    escapeRegExp(text?: string): string;
    kebabCase(text?: string): string;
    lowerCase(text?: string): string;
    lowerFirst(text?: string): string;
    snakeCase(text?: string): string;
    startCase(text?: string): string;
    toLower(text?: string): string;
    toUpper(text?: string): string;
    unescape(text?: string): string;
    upperCase(text?: string): string;
    upperFirst(text?: string): string;
    trim(text?: string, chars?: string): string;
    trimEnd(text?: string, chars?: string): string;
    trimStart(text?: string, chars?: string): string;
    pad(text?: string, length?: number, chars?: string): string;
    padEnd(text?: string, length?: number, chars?: string): string;
    padStart(text?: string, length?: number, chars?: string): string;
    repeat(text?: string, count?: number): string;
    replace(text: string, pattern: RegExp | string, replacement: any): string;
    split(text: string, separator?: RegExp | string, limit?: number): string[];
    template(text?: string, options?: any): (data?: any) => string;
    truncate(text?: string, options?: any): string;
    words(text?: string, pattern?: any): string[];
    startsWith(text?: string, target?: string, position?: number): boolean;
    endsWith(text?: string, target?: string, position?: number): boolean;
    parseInt(text: string, radix?: number): number;
    after<F extends (...args: any[]) => any>(count: number, func: F): F;
    before<F extends (...args: any[]) => any>(count: number, func: F): F;
    once<F extends (...args: any[]) => any>(func: F, ...args: any[]): F;
    unary<F extends (...args: any[]) => any>(func: F, ...args: any[]): any;
    ary<F extends (...args: any[]) => any>(func: F, ...args: any[]): any;
    flip<F extends (...args: any[]) => any>(func: F, ...args: any[]): any;
    negate<F extends (...args: any[]) => any>(func: F, ...args: any[]): any;
    rearg<F extends (...args: any[]) => any>(func: F, ...args: any[]): any;
    curry<F extends (...args: any[]) => any>(func: F, ...args: any[]): any;
    spread<F extends (...args: any[]) => any>(func: F, ...args: any[]): any;
    partial(...args: any[]): any;
    partialRight(...args: any[]): any;
    bind(...args: any[]): any;
    bindAll(...args: any[]): any;
    flow(...args: any[]): any;
    flowRight(...args: any[]): any;
    wrap(...args: any[]): any;
    over(...args: any[]): any;
    overEvery(...args: any[]): any;
    overSome(...args: any[]): any;
    cond(...args: any[]): any;
    conforms(...args: any[]): any;
    matches(...args: any[]): any;
    matchesProperty(...args: any[]): any;
    method(...args: any[]): any;
    property(...args: any[]): any;
    propertyOf(...args: any[]): any;
    iteratee(...args: any[]): any;
    constant(...args: any[]): any;
    attempt(...args: any[]): any;
    identity<T>(value?: T): T;
    noop(...args: any[]): void;
    range(start: number, end?: number, step?: number): number[];
    rangeRight(start: number, end?: number, step?: number): number[];
    times<T>(count: number, iteratee?: (index: number) => T): T[];
    toPath(value: any): string[];
    uniqueId(prefix?: string): string;
    defaultTo<T, D>(value: T | null | undefined, defaultValue: D): T | D;
    stubTrue(): boolean;
    stubFalse(): boolean;
  }
}

declare const _: _.LoDashStatic;
export = _;
