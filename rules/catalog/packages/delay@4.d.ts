/** Package delay. Names read from delay 7.0.0. */
/** @mark sleeps */
declare function delay(milliseconds: number, options?: any): Promise<any>;
export default delay;
