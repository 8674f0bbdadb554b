/** Package `@langchain/community/indexes/base`. Facts read from `@langchain/community` 1.1.12, which hands on those of `@langchain/core`. */
export { type RecordManagerInterface, UUIDV5_NAMESPACE } from "@langchain/core/indexing";
