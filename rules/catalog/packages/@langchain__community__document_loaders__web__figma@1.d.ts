/** Package `@langchain/community/document_loaders/web/figma`. Facts read from `@langchain/community` 1.1.12: nodes are asked of Figma. */
export class FigmaFileLoader {
  constructor(params: any);
  /** @remote read http */
  load(): Promise<any[]>;
}
