/** Package luxon. Facts read from luxon 3.7.2 and its types 3.7.6: without arguments `local` and `utc` read the clock as `now` does. */

export type DateTimeUnit = string;
export type DurationLike = Duration | number | Record<string, any>;
export type DurationLikeObject = Record<string, any>;
export type DateTimeFormatOptions = any;
export type DurationUnit = string;
export type DateTimeJSOptions = any;

export class Zone {
  readonly isUniversal: boolean;
  readonly isValid: boolean;
  readonly name: string;
  readonly type: string;
  equals(other: Zone): boolean;
  offset(timestamp: number): number;
}
export class FixedOffsetZone extends Zone {
  static readonly utcInstance: FixedOffsetZone;
  static instance(offset: number): FixedOffsetZone;
}
export class IANAZone extends Zone {
  constructor(name: string);
  static create(name: string): IANAZone;
  static isValidZone(zone: string): boolean;
}

export class Duration {
  static fromISO(text: string, options?: any): Duration;
  static fromMillis(count: number, options?: any): Duration;
  static fromObject(object: any, options?: any): Duration;
  static fromDurationLike(value: DurationLike): Duration;
  static isDuration(value: unknown): value is Duration;
  readonly days: number;
  readonly hours: number;
  readonly isValid: boolean;
  readonly milliseconds: number;
  readonly minutes: number;
  readonly months: number;
  readonly quarters: number;
  readonly seconds: number;
  readonly weeks: number;
  readonly years: number;
  as(unit: DurationUnit): number;
  equals(other: Duration): boolean;
  get(unit: DurationUnit): number;
  minus(duration: DurationLike): Duration;
  negate(): Duration;
  normalize(): Duration;
  plus(duration: DurationLike): Duration;
  rescale(): Duration;
  shiftTo(...units: DurationUnit[]): Duration;
  toFormat(format: string, options?: any): string;
  toHuman(options?: any): string;
  toISO(options?: any): string;
  toJSON(): string;
  toMillis(): number;
  toObject(): any;
  valueOf(): number;
}

export class DateTime<IsValid = any> {
  static readonly DATETIME_FULL: any;
  static readonly DATETIME_MED: any;
  static readonly DATETIME_SHORT: any;
  static readonly DATE_FULL: any;
  static readonly DATE_MED: any;
  static readonly DATE_SHORT: any;
  static readonly TIME_SIMPLE: any;
  static fromFormat(text: string, format: string, options?: any): DateTime;
  static fromHTTP(text: string, options?: any): DateTime;
  static fromISO(text: string, options?: any): DateTime;
  static fromJSDate(date: Date, options?: any): DateTime;
  static fromMillis(milliseconds: number, options?: any): DateTime;
  static fromObject(object: any, options?: any): DateTime;
  static fromRFC2822(text: string, options?: any): DateTime;
  static fromSQL(text: string, options?: any): DateTime;
  static fromSeconds(seconds: number, options?: any): DateTime;
  static invalid(reason: any, explanation?: string): DateTime;
  static isDateTime(value: unknown): value is DateTime;
  /** @clock wall */
  static local(): DateTime;
  static local(year: any, ...args: any[]): DateTime;
  /** @mark picks-extreme */
  static max(...dateTimes: DateTime[]): DateTime;
  /** @mark picks-extreme */
  static min(...dateTimes: DateTime[]): DateTime;
  /** @clock wall */
  static now(): DateTime;
  /** @clock wall */
  static utc(): DateTime;
  static utc(year: any, ...args: any[]): DateTime;
  readonly day: number;
  readonly daysInMonth: number;
  readonly daysInYear: number;
  readonly hour: number;
  readonly millisecond: number;
  readonly minute: number;
  readonly month: number;
  readonly offset: number;
  readonly ordinal: number;
  readonly quarter: number;
  readonly second: number;
  readonly weekNumber: number;
  readonly weekYear: number;
  readonly weekday: number;
  readonly year: number;
  readonly isInDST: boolean;
  readonly isInLeapYear: boolean;
  readonly isValid: boolean;
  readonly invalidExplanation: string | null;
  readonly invalidReason: string | null;
  readonly locale: string;
  readonly weekdayLong: string;
  readonly weekdayShort: string;
  readonly monthLong: string;
  readonly monthShort: string;
  readonly zone: Zone;
  readonly zoneName: string;
  /** @mark compares-times */
  diff(other: DateTime, unit?: DurationUnit | DurationUnit[], options?: any): Duration;
  diffNow(unit?: DurationUnit | DurationUnit[], options?: any): Duration;
  endOf(unit: DateTimeUnit, options?: any): DateTime;
  equals(other: DateTime): boolean;
  get(unit: string): number;
  hasSame(other: DateTime, unit: DateTimeUnit, options?: any): boolean;
  minus(duration: DurationLike): DateTime;
  plus(duration: DurationLike): DateTime;
  reconfigure(properties: any): DateTime;
  set(values: any): DateTime;
  setLocale(locale: string): DateTime;
  setZone(zone?: string | Zone, options?: any): DateTime;
  startOf(unit: DateTimeUnit, options?: any): DateTime;
  toFormat(format: string, options?: any): string;
  toHTTP(): string;
  toISO(options?: any): string;
  toISODate(options?: any): string;
  toISOTime(options?: any): string;
  toJSDate(): Date;
  toJSON(): string;
  toLocal(): DateTime;
  toLocaleString(format?: any, options?: any): string;
  toMillis(): number;
  toObject(options?: any): any;
  toRelative(options?: any): string | null;
  toRelativeCalendar(options?: any): string | null;
  toSQL(options?: any): string;
  toSQLDate(): string;
  toSeconds(): number;
  toString(): string;
  toUTC(offset?: number, options?: any): DateTime;
  toUnixInteger(): number;
  until(other: DateTime): Interval;
  valueOf(): number;
}

export class Interval {
  static after(start: any, duration: DurationLike): Interval;
  static before(end: any, duration: DurationLike): Interval;
  static fromDateTimes(start: any, end: any): Interval;
  static fromISO(text: string, options?: any): Interval;
  static isInterval(value: unknown): value is Interval;
  static merge(intervals: Interval[]): Interval[];
  readonly end: DateTime | null;
  readonly isValid: boolean;
  readonly start: DateTime | null;
  contains(dateTime: DateTime): boolean;
  count(unit?: DurationUnit): number;
  divideEqually(parts?: number): Interval[];
  /** @mark compares-times */
  isAfter(dateTime: DateTime): boolean;
  /** @mark compares-times */
  isBefore(dateTime: DateTime): boolean;
  isEmpty(): boolean;
  length(unit?: DurationUnit): number;
  overlaps(other: Interval): boolean;
  splitBy(duration: DurationLike): Interval[];
  toDuration(unit?: any, options?: any): Duration;
  toISO(options?: any): string;
}

export class Info {
  static isValidIANAZone(zone: string): boolean;
  static months(length?: string, options?: any): string[];
  static normalizeZone(zone?: any): Zone;
  static weekdays(length?: string, options?: any): string[];
}

export class Settings {
  static defaultLocale: string;
  static defaultZone: any;
  static now: () => number;
  static throwOnInvalid: boolean;
}
