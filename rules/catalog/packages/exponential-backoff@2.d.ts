/** Package exponential-backoff. Facts read from exponential-backoff 3.1.3: 10 attempts in all, without jitter unless `jitter` is `full`. */
/**
 * @runs request
 * @retries 9 exponential option options.jitter | option options.numOfAttempts
 */
export function backOff<T>(
  request: () => Promise<T>,
  options?: {
    delayFirstAttempt?: boolean;
    jitter?: any;
    maxDelay?: number;
    numOfAttempts?: number;
    retry?: any;
    startingDelay?: number;
    timeMultiple?: number;
  },
): Promise<T>;
