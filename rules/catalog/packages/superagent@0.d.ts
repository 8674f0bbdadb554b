/** Package superagent. Facts read from superagent 10.4.2: no timeout; `.timeout(ms)` and `.timeout({ deadline })` bound the whole request. */
import { Stream } from "stream";

declare namespace request {
  interface Response extends Stream {
    body: any;
    error: any;
    files: any;
    header: any;
    headers: any;
    links: Record<string, string>;
    ok: boolean;
    redirects: string[];
    status: number;
    statusCode: number;
    text: string;
    type: string;
    get(header: string): string;
  }

  interface ResponseError extends Error {
    response?: Response;
    status?: number;
    timeout?: boolean;
  }

  type Callback = (error: any, response: Response) => void;

  interface SuperAgentRequest extends Stream, Promise<Response> {
    abort(): this;
    accept(type: string): this;
    agent(agent?: any): this;
    attach(field: string, file: any, options?: any): this;
    auth(...args: any[]): this;
    buffer(value?: boolean): this;
    ca(certificate: any): this;
    cert(certificate: any): this;
    disableTLSCerts(): this;
    end(callback?: Callback): void;
    field(...args: any[]): this;
    get(header: string): string;
    key(key: any): this;
    maxResponseSize(bytes: number): this;
    ok(callback: (response: Response) => boolean): this;
    parse(parser: any): this;
    query(value: any): this;
    redirects(count: number): this;
    responseType(type: string): this;
    retry(count?: number, callback?: any): this;
    send(data?: any): this;
    serialize(serializer: any): this;
    set(field: string, value: any): this;
    set(fields: any): this;
    /** @mark sets-deadline */
    timeout(milliseconds: number | { deadline?: number; response?: number; upload?: number }): this;
    type(value: string): this;
    unset(field: string): this;
    use(plugin: any): this;
    withCredentials(on?: boolean): this;
  }
  type Request = SuperAgentRequest;

  interface Verbs {
    /**
     * @remote write http
     * @default none
     * @mark builder
     */
    del(url: string | URL, callback?: Callback): SuperAgentRequest;
    /**
     * @remote write http
     * @default none
     * @mark builder
     */
    del(url: string | URL, data?: any, callback?: Callback): SuperAgentRequest;
    /**
     * @remote write http
     * @default none
     * @mark builder
     */
    delete(url: string | URL, callback?: Callback): SuperAgentRequest;
    /**
     * @remote write http
     * @default none
     * @mark builder
     */
    delete(url: string | URL, data?: any, callback?: Callback): SuperAgentRequest;
    /**
     * @remote read http
     * @default none
     * @mark builder
     * @proof proven default
     */
    get(url: string | URL, callback?: Callback): SuperAgentRequest;
    /**
     * @remote read http
     * @default none
     * @mark builder
     * @proof proven default
     */
    get(url: string | URL, data?: any, callback?: Callback): SuperAgentRequest;
    /**
     * @remote read http
     * @default none
     * @mark builder
     */
    head(url: string | URL, callback?: Callback): SuperAgentRequest;
    /**
     * @remote read http
     * @default none
     * @mark builder
     */
    head(url: string | URL, data?: any, callback?: Callback): SuperAgentRequest;
    /**
     * @remote read http
     * @default none
     * @mark builder
     */
    options(url: string | URL, callback?: Callback): SuperAgentRequest;
    /**
     * @remote read http
     * @default none
     * @mark builder
     */
    options(url: string | URL, data?: any, callback?: Callback): SuperAgentRequest;
    /**
     * @remote write http
     * @default none
     * @mark builder
     */
    patch(url: string | URL, callback?: Callback): SuperAgentRequest;
    /**
     * @remote write http
     * @default none
     * @mark builder
     */
    patch(url: string | URL, data?: any, callback?: Callback): SuperAgentRequest;
    /**
     * @remote write http
     * @default none
     * @mark builder
     */
    post(url: string | URL, callback?: Callback): SuperAgentRequest;
    /**
     * @remote write http
     * @default none
     * @mark builder
     */
    post(url: string | URL, data?: any, callback?: Callback): SuperAgentRequest;
    /**
     * @remote write http
     * @default none
     * @mark builder
     */
    put(url: string | URL, callback?: Callback): SuperAgentRequest;
    /**
     * @remote write http
     * @default none
     * @mark builder
     */
    put(url: string | URL, data?: any, callback?: Callback): SuperAgentRequest;
  }

  interface SuperAgent extends Verbs {
    auth(...args: any[]): this;
    jar: any;
    query(value: any): this;
    set(field: string, value: any): this;
    set(fields: any): this;
    /** @mark sets-deadline */
    timeout(milliseconds: number | { deadline?: number; response?: number; upload?: number }): this;
    use(plugin: any): this;
  }
  type SuperAgentStatic = SuperAgentCall;

  interface SuperAgentCall extends Verbs {
    /**
     * @remote read http
     * @default none
     * @mark builder
     */
    (url: string | URL): SuperAgentRequest;
    /**
     * @remote call http
     * @default none
     * @mark builder
     */
    (method: string, url: string | URL): SuperAgentRequest;
    /** @creates superagent */
    agent(options?: any): SuperAgent;
    parse: any;
    serialize: any;
  }
}

declare const request: request.SuperAgentCall;
export = request;
