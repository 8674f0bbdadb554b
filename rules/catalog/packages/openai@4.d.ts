/** Package openai from 4 on. Facts read from openai 6.49.0: 600 s for each attempt, of which fetch on Node.js allows 300 s to the headers and between pieces; before 5 it called node-fetch. */

interface RequestOptions {
  headers?: any;
  idempotencyKey?: string;
  maxRetries?: number;
  query?: any;
  signal?: any;
  stream?: boolean;
  timeout?: number;
  [option: string]: any;
}

interface Page extends Promise<any>, AsyncIterable<any> {}

/**
 * @deadline option options.timeout | option options.signal | client timeout
 * @default 300s
 * @before 5 default 600s
 * @retries 2 jittered option options.maxRetries | client maxRetries
 * @idempotency option options.idempotencyKey
 * @proof proven deadline retries
 */
interface Calls {
  /** @remote write llm */
  cancel(responseID: string, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  compact(body: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  complete(uploadID: string, body: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  content(fileID: string, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  create(body: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  createAndPoll(vectorStoreId: string, body: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  createAndRun(body: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  createAndRunPoll(body: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  createAndRunStream(body: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  createAndStream(threadId: string, body: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  createVariation(body: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  delete(completionID: string, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  edit(body: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  generate(body: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  list(query?: any, options?: RequestOptions): Page;
  /** @remote read llm */
  listEvents(fineTuningJobID: string, query?: any, options?: RequestOptions): Page;
  /** @remote read llm */
  parse(body: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  pause(fineTuningJobID: string, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  poll(vectorStoreID: string, fileID: string, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  resume(fineTuningJobID: string, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  retrieve(completionID: string, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  runTools(body: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  search(vectorStoreID: string, body: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  stream(body: any, options?: RequestOptions): any;
  /** @remote write llm */
  submitToolOutputs(runID: string, params: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  submitToolOutputsAndPoll(runId: string, params: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  submitToolOutputsStream(runId: string, params: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  update(completionID: string, body: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  upload(vectorStoreId: string, file: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  uploadAndPoll(vectorStoreId: string, file: any, options?: RequestOptions): Promise<any>;
}

export interface ClientOptions {
  apiKey?: any;
  baseURL?: any;
  defaultHeaders?: any;
  fetch?: any;
  fetchOptions?: any;
  maxRetries?: number;
  timeout?: number;
  [option: string]: any;
}

export class OpenAI {
  /** @creates openai options */
  constructor(options?: ClientOptions);
  static readonly OpenAI: typeof OpenAI;
  readonly apiKey: string | null;
  readonly baseURL: string;
  readonly chat: {
    readonly completions: Pick<
      Calls,
      "create" | "delete" | "list" | "parse" | "retrieve" | "runTools" | "stream" | "update"
    >;
  };
  readonly completions: Pick<Calls, "create">;
  readonly embeddings: Pick<Calls, "create">;
  readonly files: Pick<Calls, "content" | "create" | "list">;
  readonly images: Pick<Calls, "createVariation" | "edit" | "generate">;
  readonly audio: {
    readonly transcriptions: Pick<Calls, "create">;
    readonly translations: Pick<Calls, "create">;
    readonly speech: Pick<Calls, "create">;
  };
  readonly moderations: Pick<Calls, "create">;
  readonly models: {};
  readonly responses: Pick<Calls, "cancel" | "compact" | "create" | "parse" | "stream">;
  readonly conversations: {};
  readonly batches: Pick<Calls, "create" | "list">;
  readonly vectorStores: Pick<Calls, "create" | "list" | "search"> & {
    readonly files: Pick<Calls, "createAndPoll" | "poll" | "upload" | "uploadAndPoll">;
  };
  readonly uploads: Pick<Calls, "complete" | "create">;
  readonly beta: {
    readonly assistants: Pick<Calls, "create" | "list">;
    readonly threads: Pick<Calls, "createAndRun" | "createAndRunPoll" | "createAndRunStream"> & {
      readonly messages: {};
      readonly runs: Pick<
        Calls,
        | "createAndStream"
        | "submitToolOutputs"
        | "submitToolOutputsAndPoll"
        | "submitToolOutputsStream"
      >;
    };
  };
  readonly fineTuning: {
    readonly jobs: Pick<Calls, "create" | "list" | "listEvents" | "pause" | "resume">;
  };
}

export class AzureOpenAI extends OpenAI {}
export function toFile(value: any, name?: any, options?: any): Promise<any>;

export default OpenAI;
