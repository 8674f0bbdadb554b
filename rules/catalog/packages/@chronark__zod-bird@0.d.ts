/** Package `@chronark/zod-bird`. Facts read from `@chronark/zod-bird` 1.0.0: functions that query or fill Tinybird by `fetch`, up to ten times when it answers 429 or 5xx. */
interface Pipe {
  /** @remote read warehouse */
  (params: any): Promise<any>;
}
interface IngestEndpoint {
  /** @remote write warehouse */
  (events: any): Promise<any>;
}
export class Tinybird {
  constructor(config: any);
  buildIngestEndpoint(req: any): IngestEndpoint;
  buildPipe(req: any): Pipe;
}
export class NoopTinybird {}
export {};
