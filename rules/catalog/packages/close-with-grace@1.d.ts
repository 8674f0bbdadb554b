/** Package close-with-grace. Facts read from close-with-grace 2.5.0: the process ends 10 s after a signal, whatever is open. */
declare function closeWithGrace(options: any, fn?: (options: any) => any): any;
export = closeWithGrace;
