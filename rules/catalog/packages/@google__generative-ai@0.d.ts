/** Package `@google/generative-ai`. Facts read from `@google/generative-ai` 0.24.1: the 300 s of fetch unless the model has a `timeout`. */
export class GoogleGenerativeAI {
  constructor(apiKey: string);
  /** @creates generative-model options */
  getGenerativeModel(
    model: any,
    options?: { timeout?: number; apiVersion?: string; baseUrl?: string; customHeaders?: any },
  ): GenerativeModel;
}

/**
 * @deadline option options.timeout | option options.signal | client timeout
 * @default 300s
 */
export class GenerativeModel {
  /** @remote read llm */
  batchEmbedContents(request: any, options?: { timeout?: number; signal?: any }): Promise<any>;
  /** @remote read llm */
  countTokens(request: any, options?: { timeout?: number; signal?: any }): Promise<any>;
  /** @remote read llm */
  embedContent(request: any, options?: { timeout?: number; signal?: any }): Promise<any>;
  /** @remote read llm */
  generateContent(request: any, options?: { timeout?: number; signal?: any }): Promise<any>;
  /** @remote read llm */
  generateContentStream(request: any, options?: { timeout?: number; signal?: any }): Promise<any>;
  startChat(options?: any): ChatSession;
}

/**
 * @deadline option options.timeout | option options.signal
 * @default 300s
 */
export class ChatSession {
  getHistory(): Promise<any[]>;
  /** @remote read llm */
  sendMessage(request: any, options?: { timeout?: number; signal?: any }): Promise<any>;
  /** @remote read llm */
  sendMessageStream(request: any, options?: { timeout?: number; signal?: any }): Promise<any>;
}

export declare enum HarmCategory {}
export declare enum HarmBlockThreshold {}
export declare enum SchemaType {}
