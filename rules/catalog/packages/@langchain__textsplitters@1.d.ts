/** Package `@langchain/textsplitters`. Facts read from `@langchain/textsplitters` 1.0.1: texts are split in this process. */
export abstract class TextSplitter {
  constructor(fields?: any);
  createDocuments(texts: string[], metadatas?: any[], chunkHeaderOptions?: any): Promise<any[]>;
  mergeSplits(splits: string[], separator: string): Promise<string[]>;
  splitDocuments(documents: any[], chunkHeaderOptions?: any): Promise<any[]>;
  abstract splitText(text: string): Promise<string[]>;
  transformDocuments(documents: any[], chunkHeaderOptions?: any): Promise<any[]>;
}
export class CharacterTextSplitter extends TextSplitter {
  splitText(text: string): Promise<string[]>;
}
export class RecursiveCharacterTextSplitter extends TextSplitter {
  splitText(text: string): Promise<string[]>;
  static fromLanguage(language: any, options?: any): RecursiveCharacterTextSplitter;
}
export class TokenTextSplitter extends TextSplitter {
  splitText(text: string): Promise<string[]>;
}
export class MarkdownTextSplitter extends RecursiveCharacterTextSplitter {
  splitText(text: string): Promise<string[]>;
}
export class LatexTextSplitter extends RecursiveCharacterTextSplitter {
  splitText(text: string): Promise<string[]>;
}
