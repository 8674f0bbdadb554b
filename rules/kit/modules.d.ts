/** Modules that the build provides: pages as text, the catalog and the patterns' helpers as one object each, the version. */
declare module "*.md" {
  const text: string;
  export default text;
}
declare module "*.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
declare module "premise:catalog" {
  /** File name below rules/catalog (forward slashes) → text. */
  const files: Readonly<Record<string, string>>;
  export default files;
}
declare module "premise:templates" {
  /** Pattern → text of its helper file. */
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
declare const PREMISE_VERSION: string;
/** Names the sources that the program was built from. */
declare const PREMISE_BUILD: string;
