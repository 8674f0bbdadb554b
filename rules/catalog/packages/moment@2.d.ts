/** Package moment. Facts read from moment 2.31.0: no argument means now. */

declare namespace moment {
  export { moment as default };

  export type MomentInput = any;
  export type unitOfTime = string;
  export namespace unitOfTime {
    type Base = string;
    type Diff = string;
    type DurationConstructor = string;
    type StartOf = string;
  }

  export interface Duration {
    add(value: any, unit?: string): Duration;
    as(unit: string): number;
    asDays(): number;
    asHours(): number;
    asMilliseconds(): number;
    asMinutes(): number;
    asMonths(): number;
    asSeconds(): number;
    asWeeks(): number;
    asYears(): number;
    days(): number;
    get(unit: string): number;
    hours(): number;
    humanize(...args: any[]): string;
    milliseconds(): number;
    minutes(): number;
    months(): number;
    seconds(): number;
    subtract(value: any, unit?: string): Duration;
    toISOString(): string;
    valueOf(): number;
    years(): number;
  }

  export interface Moment {
    add(amount?: any, unit?: string): Moment;
    calendar(...args: any[]): string;
    clone(): Moment;
    date(): number;
    date(value: any): Moment;
    day(): number;
    day(value: any): Moment;
    dayOfYear(): number;
    dayOfYear(value: any): Moment;
    hour(): number;
    hour(value: any): Moment;
    hours(): number;
    hours(value: any): Moment;
    isoWeek(): number;
    isoWeek(value: any): Moment;
    isoWeekday(): number;
    isoWeekday(value: any): Moment;
    isoWeekYear(): number;
    isoWeekYear(value: any): Moment;
    millisecond(): number;
    millisecond(value: any): Moment;
    milliseconds(): number;
    milliseconds(value: any): Moment;
    minute(): number;
    minute(value: any): Moment;
    minutes(): number;
    minutes(value: any): Moment;
    month(): number;
    month(value: any): Moment;
    quarter(): number;
    quarter(value: any): Moment;
    second(): number;
    second(value: any): Moment;
    seconds(): number;
    seconds(value: any): Moment;
    week(): number;
    week(value: any): Moment;
    weekday(): number;
    weekday(value: any): Moment;
    weeks(): number;
    weeks(value: any): Moment;
    weekYear(): number;
    weekYear(value: any): Moment;
    year(): number;
    year(value: any): Moment;
    years(): number;
    years(value: any): Moment;
    daysInMonth(): number;
    /** @mark compares-times */
    diff(date: MomentInput, unit?: string, precise?: boolean): number;
    endOf(unit: string): Moment;
    format(format?: string): string;
    from(date: MomentInput, withoutSuffix?: boolean): string;
    fromNow(withoutSuffix?: boolean): string;
    get(unit: string): number;
    /** @mark compares-times */
    isAfter(date?: MomentInput, granularity?: string | null): boolean;
    /** @mark compares-times */
    isBefore(date?: MomentInput, granularity?: string | null): boolean;
    /** @mark compares-times */
    isBetween(
      from: MomentInput,
      to: MomentInput,
      granularity?: string | null,
      inclusivity?: string,
    ): boolean;
    isSame(date?: MomentInput, granularity?: string | null): boolean;
    /** @mark compares-times */
    isSameOrAfter(date?: MomentInput, granularity?: string | null): boolean;
    /** @mark compares-times */
    isSameOrBefore(date?: MomentInput, granularity?: string | null): boolean;
    isValid(): boolean;
    local(keepLocalTime?: boolean): Moment;
    locale(): string;
    locale(locale: any): Moment;
    set(unit: any, value?: number): Moment;
    startOf(unit: string): Moment;
    subtract(amount?: any, unit?: string): Moment;
    to(date: MomentInput, withoutSuffix?: boolean): string;
    toArray(): number[];
    toDate(): Date;
    toISOString(keepOffset?: boolean): string;
    toJSON(): string;
    toNow(withoutSuffix?: boolean): string;
    toObject(): any;
    tz(): string | undefined;
    tz(timezone: string, keepLocalTime?: boolean): Moment;
    unix(): number;
    utc(keepLocalTime?: boolean): Moment;
    utcOffset(): number;
    utcOffset(offset: number | string, keepLocalTime?: boolean): Moment;
    valueOf(): number;
  }

  export const ISO_8601: any;
  export const RFC_2822: any;
  export const tz: any;
  export function duration(value?: any, unit?: string): Duration;
  export function isDate(value: any): value is Date;
  export function isDuration(value: any): value is Duration;
  export function isMoment(value: any): value is Moment;
  export function locale(language?: any, ...args: any[]): string;
  /** @mark picks-extreme */
  export function max(...moments: any[]): Moment;
  /** @mark picks-extreme */
  export function min(...moments: any[]): Moment;
  /** @clock wall */
  export function now(): number;
  export function parseZone(...args: any[]): Moment;
  export function unix(seconds: number): Moment;
  export function updateLocale(language: string, settings: any): any;
  /** @clock wall */
  export function utc(): Moment;
  export function utc(value: MomentInput, ...args: any[]): Moment;
}

/** @clock wall */
declare function moment(): moment.Moment;
declare function moment(value: moment.MomentInput, ...args: any[]): moment.Moment;
export = moment;
