/** Package cross-fetch. On Node it calls node-fetch 2: no default, and a `timeout` option. Read from cross-fetch 4.1.0. */

interface FetchInit extends RequestInit {
  timeout?: number;
}

/**
 * @remote call http
 * @deadline option init.signal | option init.timeout | option input.signal
 * @default none
 * @proof proven default
 */
declare function fetch(input: RequestInfo | URL, init?: FetchInit): Promise<Response>;

declare namespace fetch {
  export { fetch, fetch as default };
  export import Headers = globalThis.Headers;
  export import Request = globalThis.Request;
  export import Response = globalThis.Response;
}

export = fetch;
