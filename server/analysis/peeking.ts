/** Lets a checker look into files that are still to be loaded: one is parsed when an import leads there, and no sooner. */
import type { ts } from "ts-morph";

/** The files that are still to come. */
export interface Later {
  has(path: string): boolean;
  textOf(path: string): string | undefined;
}

export const NOTHING_LATER: Later = { has: () => false, textOf: () => undefined };

export interface Peeking {
  has(path: string): boolean;
  /** Gives a tree away, to be part of the program; undefined when there is none of that text. */
  take(path: string, text: string): ts.SourceFile | undefined;
  /** True when somebody may have seen the file as it was. */
  forget(path: string): boolean;
  /** Opens the files that are still to come to the checker of a program, and closes them to the one before. */
  open(program: ts.Program): void;
}

export interface PeekingParts {
  readonly later: Later;
  readonly parse: (path: string, text: string) => ts.SourceFile;
  readonly bind: (file: ts.SourceFile) => void;
  readonly resolve: (specifier: string, containing: string) => string | undefined;
  readonly moduleAt: (path: string | undefined) => ts.ResolvedModuleWithFailedLookupLocations;
}

/** What a checker asks its program; the second is absent from the public type. */
interface Asked {
  getSourceFile(path: string): ts.SourceFile | undefined;
  getResolvedModule?(
    file: ts.SourceFile,
    specifier: string,
    mode: ts.ResolutionMode,
  ): ts.ResolvedModuleWithFailedLookupLocations | undefined;
}

export function createPeeking(parts: PeekingParts): Peeking {
  const { later } = parts;
  const trees = new Map<string, ts.SourceFile>();
  let current: ts.Program | undefined;

  function peek(path: string): ts.SourceFile | undefined {
    const known = trees.get(path);
    if (known !== undefined || !later.has(path)) return known;
    const text = later.textOf(path);
    if (text === undefined) return undefined;
    try {
      const file = parts.parse(path, text);
      // What a program notes of its files.
      Object.assign(file, { path, resolvedPath: path, originalFileName: path });
      parts.bind(file);
      trees.set(path, file);
      return file;
    } catch {
      // Too deeply nested: loading will tell so.
      return undefined;
    }
  }

  return {
    has: (path) => trees.has(path),
    take(path, text) {
      const known = trees.get(path);
      trees.delete(path);
      return known?.text === text ? known : undefined;
    },
    forget: (path) => trees.delete(path),
    open(program) {
      current = program;
      const asked: Asked = program;
      const { getSourceFile, getResolvedModule } = asked;
      asked.getSourceFile = (path) =>
        getSourceFile(path) ?? (current === program ? peek(path) : undefined);
      asked.getResolvedModule = (file, specifier, mode) =>
        current === program && trees.get(file.fileName) === file
          ? parts.moduleAt(parts.resolve(specifier, file.fileName))
          : getResolvedModule?.(file, specifier, mode);
    },
  };
}
