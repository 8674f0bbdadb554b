/** Package ai. Facts read from ai 6.0.326: no deadline of its own, so the provider's fetch decides (300 s on Node.js); 2 more attempts. */
/**
 * @remote read llm
 * @deadline option options.abortSignal | option options.timeout
 * @default 300s
 * @retries 2 exponential option options.maxRetries
 */
export function generateText(options: {
  model: any;
  abortSignal?: any;
  maxRetries?: number;
  timeout?: any;
  [option: string]: any;
}): Promise<any>;
/**
 * @remote read llm
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 2 exponential option options.maxRetries
 */
export function generateObject(options: {
  model: any;
  abortSignal?: any;
  maxRetries?: number;
  [option: string]: any;
}): Promise<any>;
/**
 * @remote read llm
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 2 exponential option options.maxRetries
 */
export function embed(options: {
  model: any;
  abortSignal?: any;
  maxRetries?: number;
  [option: string]: any;
}): Promise<any>;
/**
 * @remote read llm
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 2 exponential option options.maxRetries
 */
export function embedMany(options: {
  model: any;
  abortSignal?: any;
  maxRetries?: number;
  [option: string]: any;
}): Promise<any>;
/**
 * @remote read llm
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 2 exponential option options.maxRetries
 */
export function generateImage(options: {
  model: any;
  abortSignal?: any;
  maxRetries?: number;
  [option: string]: any;
}): Promise<any>;
/**
 * @remote read llm
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 2 exponential option options.maxRetries
 */
export function experimental_generateImage(options: {
  model: any;
  abortSignal?: any;
  maxRetries?: number;
  [option: string]: any;
}): Promise<any>;
/**
 * @remote read llm
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 2 exponential option options.maxRetries
 */
export function rerank(options: {
  model: any;
  abortSignal?: any;
  maxRetries?: number;
  [option: string]: any;
}): Promise<any>;
/**
 * @remote read llm
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 2 exponential option options.maxRetries
 */
export function streamText(options: {
  model: any;
  abortSignal?: any;
  maxRetries?: number;
  [option: string]: any;
}): any;
/**
 * @remote read llm
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 2 exponential option options.maxRetries
 */
export function streamObject(options: {
  model: any;
  abortSignal?: any;
  maxRetries?: number;
  [option: string]: any;
}): any;
export function tool(options: any): any;
export function convertToModelMessages(messages: any, options?: any): any;
export function smoothStream(options?: any): any;
export function generateId(): string;
