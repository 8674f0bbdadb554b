/** Platform: the process. Facts read from the types of Node 20.19. */

declare namespace NodeJS {
  interface ProcessEnv {
    [name: string]: string | undefined;
    TZ?: string;
  }

  interface MemoryUsage {
    arrayBuffers: number;
    external: number;
    heapTotal: number;
    heapUsed: number;
    rss: number;
  }

  interface ProcessVersions {
    [name: string]: string | undefined;
    node: string;
    v8: string;
  }

  interface HRTime {
    /** @clock monotonic */
    (previous?: [number, number]): [number, number];
    /** @clock monotonic */
    bigint(): bigint;
  }

  interface Process extends EventEmitter {
    readonly allowedNodeEnvironmentFlags: ReadonlySet<string>;
    readonly arch: string;
    readonly argv: string[];
    readonly argv0: string;
    readonly channel?: any;
    readonly connected: boolean;
    env: ProcessEnv;
    readonly execArgv: string[];
    readonly execPath: string;
    exitCode?: number | string | null;
    readonly features: any;
    hrtime: HRTime;
    readonly pid: number;
    readonly platform: Platform;
    readonly ppid: number;
    readonly release: { name: string; lts?: string };
    stderr: WriteStream;
    stdin: ReadStream;
    stdout: WriteStream;
    title: string;
    readonly version: string;
    readonly versions: ProcessVersions;
    abort(): never;
    availableMemory(): number;
    chdir(directory: string): void;
    constrainedMemory(): number;
    cpuUsage(previous?: CpuUsage): CpuUsage;
    cwd(): string;
    disconnect(): void;
    emitWarning(warning: string | Error, ...args: any[]): void;
    exit(code?: number | string | null): never;
    getegid?: () => number;
    geteuid?: () => number;
    getgid?: () => number;
    getuid?: () => number;
    getActiveResourcesInfo(): string[];
    kill(pid: number, signal?: string | number): true;
    loadEnvFile(path?: string | URL): void;
    memoryUsage: { (): MemoryUsage; rss(): number };
    nextTick(callback: (...args: any[]) => void, ...args: any[]): void;
    resourceUsage(): any;
    send?: (message: any, ...args: any[]) => boolean;
    umask(mask?: string | number): number;
    /** @clock monotonic */
    uptime(): number;
  }

  interface CpuUsage {
    user: number;
    system: number;
  }

  type Platform =
    | "aix"
    | "android"
    | "cygwin"
    | "darwin"
    | "freebsd"
    | "haiku"
    | "linux"
    | "netbsd"
    | "openbsd"
    | "sunos"
    | "win32";

  type Signals =
    | "SIGABRT"
    | "SIGALRM"
    | "SIGBREAK"
    | "SIGCHLD"
    | "SIGCONT"
    | "SIGHUP"
    | "SIGINT"
    | "SIGKILL"
    | "SIGPIPE"
    | "SIGQUIT"
    | "SIGSTOP"
    | "SIGTERM"
    | "SIGUSR1"
    | "SIGUSR2"
    | "SIGWINCH";
}

declare var process: NodeJS.Process;
