/** Modules that the build provides: pages as text, the catalog as one object, the version. */
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
declare const PREMISE_VERSION: string;
