/** Package `@google-cloud/tasks`. Facts read from `@google-cloud/tasks` 6.3.0: its configuration gives 20 s to each call. */

/**
 * @deadline option options.timeout
 * @default 20s
 */
export class CloudTasksClient {
  /** @creates google-cloud options */
  constructor(options?: any, fallback?: any);
  close(): Promise<void>;
  /** @remote write queue */
  createQueue(
    request?: any,
    options?: { timeout?: number; retry?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote write queue */
  createTask(
    request?: any,
    options?: { timeout?: number; retry?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote write queue */
  deleteTask(
    request?: any,
    options?: { timeout?: number; retry?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote read queue */
  getQueue(
    request?: any,
    options?: { timeout?: number; retry?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote read queue */
  getTask(
    request?: any,
    options?: { timeout?: number; retry?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote read queue */
  listTasks(
    request?: any,
    options?: { timeout?: number; retry?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote write queue */
  runTask(
    request?: any,
    options?: { timeout?: number; retry?: any; [option: string]: any },
  ): Promise<any>;
  locationPath(project: string, location: string): string;
  queuePath(project: string, location: string, queue: string): string;
  taskPath(project: string, location: string, queue: string, task: string): string;
}
