/** Package date-fns. Names and parameter order read from date-fns 4.4.0. */

export type DateArg = Date | number | string;
export type DateValues = any;
export type Duration = {
  years?: number;
  months?: number;
  weeks?: number;
  days?: number;
  hours?: number;
  minutes?: number;
  seconds?: number;
};
export type Interval = { start: DateArg; end: DateArg };
export type Locale = any;

export function addBusinessDays(date: DateArg, amount: number, options?: any): Date;
export function subBusinessDays(date: DateArg, amount: number, options?: any): Date;
export function addDays(date: DateArg, amount: number, options?: any): Date;
export function subDays(date: DateArg, amount: number, options?: any): Date;
export function addHours(date: DateArg, amount: number, options?: any): Date;
export function subHours(date: DateArg, amount: number, options?: any): Date;
export function addISOWeekYears(date: DateArg, amount: number, options?: any): Date;
export function subISOWeekYears(date: DateArg, amount: number, options?: any): Date;
export function addMilliseconds(date: DateArg, amount: number, options?: any): Date;
export function subMilliseconds(date: DateArg, amount: number, options?: any): Date;
export function addMinutes(date: DateArg, amount: number, options?: any): Date;
export function subMinutes(date: DateArg, amount: number, options?: any): Date;
export function addMonths(date: DateArg, amount: number, options?: any): Date;
export function subMonths(date: DateArg, amount: number, options?: any): Date;
export function addQuarters(date: DateArg, amount: number, options?: any): Date;
export function subQuarters(date: DateArg, amount: number, options?: any): Date;
export function addSeconds(date: DateArg, amount: number, options?: any): Date;
export function subSeconds(date: DateArg, amount: number, options?: any): Date;
export function addWeeks(date: DateArg, amount: number, options?: any): Date;
export function subWeeks(date: DateArg, amount: number, options?: any): Date;
export function addYears(date: DateArg, amount: number, options?: any): Date;
export function subYears(date: DateArg, amount: number, options?: any): Date;
export function add(date: DateArg, duration: Duration, options?: any): Date;
export function sub(date: DateArg, duration: Duration, options?: any): Date;
/** @mark compares-times */
export function differenceInBusinessDays(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInCalendarDays(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInCalendarISOWeekYears(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInCalendarISOWeeks(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInCalendarMonths(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInCalendarQuarters(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInCalendarWeeks(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInCalendarYears(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInDays(laterDate: DateArg, earlierDate: DateArg, options?: any): number;
/** @mark compares-times */
export function differenceInHours(laterDate: DateArg, earlierDate: DateArg, options?: any): number;
/** @mark compares-times */
export function differenceInISOWeekYears(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInMilliseconds(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInMinutes(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInMonths(laterDate: DateArg, earlierDate: DateArg, options?: any): number;
/** @mark compares-times */
export function differenceInQuarters(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInSeconds(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): number;
/** @mark compares-times */
export function differenceInWeeks(laterDate: DateArg, earlierDate: DateArg, options?: any): number;
/** @mark compares-times */
export function differenceInYears(laterDate: DateArg, earlierDate: DateArg, options?: any): number;
/** @mark compares-times */
export function isAfter(date: DateArg, dateToCompare: DateArg): boolean;
/** @mark compares-times */
export function isBefore(date: DateArg, dateToCompare: DateArg): boolean;
/** @mark compares-times */
export function compareAsc(dateLeft: DateArg, dateRight: DateArg): number;
/** @mark compares-times */
export function compareDesc(dateLeft: DateArg, dateRight: DateArg): number;
export function isEqual(dateLeft: DateArg, dateRight: DateArg): boolean;
/** @mark picks-extreme */
export function max(dates: readonly DateArg[], options?: any): Date;
/** @mark picks-extreme */
export function min(dates: readonly DateArg[], options?: any): Date;
export function closestTo(
  dateToCompare: DateArg,
  dates: readonly DateArg[],
  options?: any,
): Date | undefined;
export function clamp(date: DateArg, interval: Interval, options?: any): Date;
export function startOfDay(date: DateArg, options?: any): Date;
export function endOfDay(date: DateArg, options?: any): Date;
export function isSameDay(dateLeft: DateArg, dateRight: DateArg, options?: any): boolean;
export function startOfDecade(date: DateArg, options?: any): Date;
export function endOfDecade(date: DateArg, options?: any): Date;
export function startOfHour(date: DateArg, options?: any): Date;
export function endOfHour(date: DateArg, options?: any): Date;
export function isSameHour(dateLeft: DateArg, dateRight: DateArg, options?: any): boolean;
export function startOfISOWeek(date: DateArg, options?: any): Date;
export function endOfISOWeek(date: DateArg, options?: any): Date;
export function isSameISOWeek(dateLeft: DateArg, dateRight: DateArg, options?: any): boolean;
export function startOfISOWeekYear(date: DateArg, options?: any): Date;
export function endOfISOWeekYear(date: DateArg, options?: any): Date;
export function isSameISOWeekYear(dateLeft: DateArg, dateRight: DateArg, options?: any): boolean;
export function startOfMinute(date: DateArg, options?: any): Date;
export function endOfMinute(date: DateArg, options?: any): Date;
export function isSameMinute(dateLeft: DateArg, dateRight: DateArg, options?: any): boolean;
export function startOfMonth(date: DateArg, options?: any): Date;
export function endOfMonth(date: DateArg, options?: any): Date;
export function isSameMonth(dateLeft: DateArg, dateRight: DateArg, options?: any): boolean;
export function startOfQuarter(date: DateArg, options?: any): Date;
export function endOfQuarter(date: DateArg, options?: any): Date;
export function isSameQuarter(dateLeft: DateArg, dateRight: DateArg, options?: any): boolean;
export function startOfSecond(date: DateArg, options?: any): Date;
export function endOfSecond(date: DateArg, options?: any): Date;
export function isSameSecond(dateLeft: DateArg, dateRight: DateArg, options?: any): boolean;
export function startOfWeek(date: DateArg, options?: any): Date;
export function endOfWeek(date: DateArg, options?: any): Date;
export function isSameWeek(dateLeft: DateArg, dateRight: DateArg, options?: any): boolean;
export function startOfYear(date: DateArg, options?: any): Date;
export function endOfYear(date: DateArg, options?: any): Date;
export function isSameYear(dateLeft: DateArg, dateRight: DateArg, options?: any): boolean;
/** @clock wall */
export function startOfToday(options?: any): Date;
/** @clock wall */
export function endOfToday(options?: any): Date;
/** @clock wall */
export function startOfTomorrow(options?: any): Date;
/** @clock wall */
export function endOfTomorrow(options?: any): Date;
/** @clock wall */
export function startOfYesterday(options?: any): Date;
/** @clock wall */
export function endOfYesterday(options?: any): Date;
/** @clock wall */
export function constructNow(date?: any): Date;
export function getDate(date: DateArg, options?: any): number;
export function getDay(date: DateArg, options?: any): number;
export function getDayOfYear(date: DateArg, options?: any): number;
export function getDaysInMonth(date: DateArg, options?: any): number;
export function getDaysInYear(date: DateArg, options?: any): number;
export function getDecade(date: DateArg, options?: any): number;
export function getHours(date: DateArg, options?: any): number;
export function getISODay(date: DateArg, options?: any): number;
export function getISOWeek(date: DateArg, options?: any): number;
export function getISOWeekYear(date: DateArg, options?: any): number;
export function getMilliseconds(date: DateArg, options?: any): number;
export function getMinutes(date: DateArg, options?: any): number;
export function getMonth(date: DateArg, options?: any): number;
export function getQuarter(date: DateArg, options?: any): number;
export function getSeconds(date: DateArg, options?: any): number;
export function getTime(date: DateArg, options?: any): number;
export function getUnixTime(date: DateArg, options?: any): number;
export function getWeek(date: DateArg, options?: any): number;
export function getWeekOfMonth(date: DateArg, options?: any): number;
export function getWeekYear(date: DateArg, options?: any): number;
export function getYear(date: DateArg, options?: any): number;
export function setDate(date: DateArg, value: number, options?: any): Date;
export function setDay(date: DateArg, value: number, options?: any): Date;
export function setDayOfYear(date: DateArg, value: number, options?: any): Date;
export function setHours(date: DateArg, value: number, options?: any): Date;
export function setISODay(date: DateArg, value: number, options?: any): Date;
export function setISOWeek(date: DateArg, value: number, options?: any): Date;
export function setISOWeekYear(date: DateArg, value: number, options?: any): Date;
export function setMilliseconds(date: DateArg, value: number, options?: any): Date;
export function setMinutes(date: DateArg, value: number, options?: any): Date;
export function setMonth(date: DateArg, value: number, options?: any): Date;
export function setQuarter(date: DateArg, value: number, options?: any): Date;
export function setSeconds(date: DateArg, value: number, options?: any): Date;
export function setWeek(date: DateArg, value: number, options?: any): Date;
export function setWeekYear(date: DateArg, value: number, options?: any): Date;
export function setYear(date: DateArg, value: number, options?: any): Date;
export function set(date: DateArg, values: DateValues, options?: any): Date;
export function isPast(date: DateArg, options?: any): boolean;
export function isFuture(date: DateArg, options?: any): boolean;
export function isToday(date: DateArg, options?: any): boolean;
export function isTomorrow(date: DateArg, options?: any): boolean;
export function isYesterday(date: DateArg, options?: any): boolean;
export function isThisHour(date: DateArg, options?: any): boolean;
export function isThisISOWeek(date: DateArg, options?: any): boolean;
export function isThisMinute(date: DateArg, options?: any): boolean;
export function isThisMonth(date: DateArg, options?: any): boolean;
export function isThisQuarter(date: DateArg, options?: any): boolean;
export function isThisSecond(date: DateArg, options?: any): boolean;
export function isThisWeek(date: DateArg, options?: any): boolean;
export function isThisYear(date: DateArg, options?: any): boolean;
export function isFirstDayOfMonth(date: DateArg, options?: any): boolean;
export function isLastDayOfMonth(date: DateArg, options?: any): boolean;
export function isLeapYear(date: DateArg, options?: any): boolean;
export function isWeekend(date: DateArg, options?: any): boolean;
export function isMonday(date: DateArg, options?: any): boolean;
export function isTuesday(date: DateArg, options?: any): boolean;
export function isWednesday(date: DateArg, options?: any): boolean;
export function isThursday(date: DateArg, options?: any): boolean;
export function isFriday(date: DateArg, options?: any): boolean;
export function isSaturday(date: DateArg, options?: any): boolean;
export function isSunday(date: DateArg, options?: any): boolean;
export function eachDayOfInterval(interval: Interval, options?: any): Date[];
export function eachHourOfInterval(interval: Interval, options?: any): Date[];
export function eachMinuteOfInterval(interval: Interval, options?: any): Date[];
export function eachMonthOfInterval(interval: Interval, options?: any): Date[];
export function eachQuarterOfInterval(interval: Interval, options?: any): Date[];
export function eachWeekendOfInterval(interval: Interval, options?: any): Date[];
export function eachWeekOfInterval(interval: Interval, options?: any): Date[];
export function eachYearOfInterval(interval: Interval, options?: any): Date[];
export function isWithinInterval(date: DateArg, interval: Interval): boolean;
export function areIntervalsOverlapping(left: Interval, right: Interval, options?: any): boolean;
export function interval(start: DateArg, end: DateArg, options?: any): Interval;
export function intervalToDuration(interval: Interval, options?: any): Duration;
export function format(date: DateArg, format: string, options?: any): string;
export { format as formatDate };
export function formatISO(date: DateArg, options?: any): string;
export function formatISO9075(date: DateArg, options?: any): string;
export function formatRFC3339(date: DateArg, options?: any): string;
export function formatRFC7231(date: DateArg, options?: any): string;
export function formatDistance(laterDate: DateArg, earlierDate: DateArg, options?: any): string;
export function formatDistanceStrict(
  laterDate: DateArg,
  earlierDate: DateArg,
  options?: any,
): string;
export function formatDistanceToNow(date: DateArg, options?: any): string;
export function formatDistanceToNowStrict(date: DateArg, options?: any): string;
export function formatDuration(duration: Duration, options?: any): string;
export function formatRelative(date: DateArg, baseDate: DateArg, options?: any): string;
export function fromUnixTime(seconds: number, options?: any): Date;
export function isDate(value: any): value is Date;
export function isExists(year: number, month: number, day: number): boolean;
export function isMatch(text: string, format: string, options?: any): boolean;
export function isValid(date: any): boolean;
export function lastDayOfMonth(date: DateArg, options?: any): Date;
export function nextDay(date: DateArg, day: number, options?: any): Date;
export function previousDay(date: DateArg, day: number, options?: any): Date;
export function parse(text: string, format: string, referenceDate: DateArg, options?: any): Date;
export function parseISO(text: string, options?: any): Date;
export function parseJSON(text: string | Date | number, options?: any): Date;
export function roundToNearestMinutes(date: DateArg, options?: any): Date;
export function toDate(value: DateArg, options?: any): Date;
export function milliseconds(duration: Duration): number;
export function hoursToMilliseconds(hours: number): number;
export function hoursToMinutes(hours: number): number;
export function hoursToSeconds(hours: number): number;
export function minutesToMilliseconds(minutes: number): number;
export function minutesToSeconds(minutes: number): number;
export function minutesToHours(minutes: number): number;
export function secondsToMilliseconds(seconds: number): number;
export function millisecondsToSeconds(milliseconds: number): number;
export function millisecondsToMinutes(milliseconds: number): number;
export function millisecondsToHours(milliseconds: number): number;
export function daysToWeeks(days: number): number;
