/** Node module `buffer`: the global names. */

export import Buffer = globalThis.Buffer;
export import Blob = globalThis.Blob;
export import File = globalThis.File;
export import atob = globalThis.atob;
export import btoa = globalThis.btoa;
export const constants: { readonly MAX_LENGTH: number; readonly MAX_STRING_LENGTH: number };
