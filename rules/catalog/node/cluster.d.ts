/** Node module `cluster`. */

import { ChildProcess } from "child_process";
import { EventEmitter } from "events";

declare namespace cluster {
  interface Worker extends EventEmitter {
    exitedAfterDisconnect: boolean;
    id: number;
    process: ChildProcess;
    disconnect(): this;
    isConnected(): boolean;
    isDead(): boolean;
    kill(signal?: string): void;
    send(message: any, ...args: any[]): boolean;
  }

  interface Cluster extends EventEmitter {
    readonly SCHED_NONE: number;
    readonly SCHED_RR: number;
    readonly default: Cluster;
    readonly isMaster: boolean;
    readonly isPrimary: boolean;
    readonly isWorker: boolean;
    schedulingPolicy: number;
    readonly settings: any;
    readonly worker?: Worker;
    readonly workers?: NodeJS.Dict<Worker>;
    disconnect(callback?: () => void): void;
    fork(env?: any): Worker;
    setupMaster(settings?: any): void;
    setupPrimary(settings?: any): void;
  }
}

declare const cluster: cluster.Cluster;
export = cluster;
