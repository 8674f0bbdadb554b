/** Node module `path`. */

declare namespace path {
  interface ParsedPath {
    root: string;
    dir: string;
    base: string;
    ext: string;
    name: string;
  }

  interface PlatformPath {
    basename(path: string, suffix?: string): string;
    readonly delimiter: ":" | ";";
    dirname(path: string): string;
    extname(path: string): string;
    format(path: Partial<ParsedPath>): string;
    isAbsolute(path: string): boolean;
    join(...paths: string[]): string;
    matchesGlob(path: string, pattern: string): boolean;
    normalize(path: string): string;
    parse(path: string): ParsedPath;
    readonly posix: PlatformPath;
    relative(from: string, to: string): string;
    resolve(...paths: string[]): string;
    readonly sep: "/" | "\\";
    toNamespacedPath(path: string): string;
    readonly win32: PlatformPath;
  }
}

declare const path: path.PlatformPath;
export = path;
