/** Package dayjs, with what its plugins add. Facts read from dayjs 1.11.23: no argument means now. */

declare namespace dayjs {
  export { dayjs as default };

  export type ConfigType = Date | Dayjs | number | string | null | undefined;
  export type ManipulateType = string;
  export type OpUnitType = string;
  export type OptionType = any;
  export type QUnitType = string;
  export type UnitType = string;
  export type PluginFunc = any;

  export interface Dayjs {
    add(value: any, unit?: string): Dayjs;
    clone(): Dayjs;
    date(): number;
    date(value: number): Dayjs;
    day(): number;
    day(value: number): Dayjs;
    dayOfYear(): number;
    daysInMonth(): number;
    /** @mark compares-times */
    diff(date?: ConfigType, unit?: string, float?: boolean): number;
    endOf(unit: string): Dayjs;
    format(template?: string): string;
    from(date: ConfigType, withoutSuffix?: boolean): string;
    fromNow(withoutSuffix?: boolean): string;
    get(unit: string): number;
    hour(): number;
    hour(value: number): Dayjs;
    /** @mark compares-times */
    isAfter(date?: ConfigType, unit?: string): boolean;
    /** @mark compares-times */
    isBefore(date?: ConfigType, unit?: string): boolean;
    /** @mark compares-times */
    isBetween(
      from: ConfigType,
      to: ConfigType,
      unit?: string | null,
      inclusivity?: string,
    ): boolean;
    isLeapYear(): boolean;
    isSame(date?: ConfigType, unit?: string): boolean;
    /** @mark compares-times */
    isSameOrAfter(date?: ConfigType, unit?: string): boolean;
    /** @mark compares-times */
    isSameOrBefore(date?: ConfigType, unit?: string): boolean;
    isToday(): boolean;
    isTomorrow(): boolean;
    isUTC(): boolean;
    isValid(): boolean;
    isYesterday(): boolean;
    isoWeek(): number;
    isoWeek(value: number): Dayjs;
    isoWeekday(): number;
    isoWeekday(value: number): Dayjs;
    local(): Dayjs;
    locale(): string;
    locale(preset: any, object?: any): Dayjs;
    millisecond(): number;
    millisecond(value: number): Dayjs;
    minute(): number;
    minute(value: number): Dayjs;
    month(): number;
    month(value: number): Dayjs;
    quarter(): number;
    quarter(value: number): Dayjs;
    second(): number;
    second(value: number): Dayjs;
    set(unit: string, value: number): Dayjs;
    startOf(unit: string): Dayjs;
    subtract(value: any, unit?: string): Dayjs;
    to(date: ConfigType, withoutSuffix?: boolean): string;
    toArray(): number[];
    toDate(): Date;
    toISOString(): string;
    toJSON(): string;
    toNow(withoutSuffix?: boolean): string;
    toObject(): any;
    toString(): string;
    tz(timezone?: string, keepLocalTime?: boolean): Dayjs;
    unix(): number;
    utc(keepLocalTime?: boolean): Dayjs;
    utcOffset(): number;
    utcOffset(offset: number | string, keepLocalTime?: boolean): Dayjs;
    valueOf(): number;
    week(): number;
    week(value: number): Dayjs;
    weekday(): number;
    weekday(value: number): Dayjs;
    year(): number;
    year(value: number): Dayjs;
  }

  interface TimeZones {
    /** @clock wall */
    (): Dayjs;
    (date: ConfigType, ...args: any[]): Dayjs;
    guess(): string;
    setDefault(timezone?: string): void;
  }

  export const tz: TimeZones;
  export function duration(...args: any[]): any;
  export function extend(plugin: any, option?: any): typeof dayjs;
  export function isDayjs(value: any): value is Dayjs;
  export function isDuration(value: any): boolean;
  export function locale(preset?: any, object?: any, isLocal?: boolean): string;
  /** @mark picks-extreme */
  export function max(...dates: any[]): Dayjs;
  /** @mark picks-extreme */
  export function min(...dates: any[]): Dayjs;
  export function unix(seconds: number): Dayjs;
  /** @clock wall */
  export function utc(): Dayjs;
  export function utc(date: ConfigType, ...args: any[]): Dayjs;
}

/** @clock wall */
declare function dayjs(): dayjs.Dayjs;
declare function dayjs(date: dayjs.ConfigType, ...args: any[]): dayjs.Dayjs;
export = dayjs;
