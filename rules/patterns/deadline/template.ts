/** A `fetch` that ends in time: the deadline and the caller's own signal both cancel the request. */

/**
 * Fetches `url` and cancels the request, its body included, `ms` milliseconds from now
 * or when `init.signal` aborts, whichever comes first.
 * Rejects with a `TimeoutError` at the deadline and with the caller's own reason when the caller aborts.
 */
export function fetchWithDeadline(
  url: string | URL,
  init: RequestInit,
  ms: number,
): Promise<Response> {
  const deadline = AbortSignal.timeout(ms);
  const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
  return fetch(url, { ...init, signal });
}
