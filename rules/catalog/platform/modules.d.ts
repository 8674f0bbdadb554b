/** Platform: CommonJS names and the global object. The program adds an overload of `Require` for every known module. */

declare namespace NodeJS {
  interface RequireResolve {
    (id: string, options?: { paths?: string[] }): string;
    paths(request: string): string[] | null;
  }

  interface Require {
    (id: string): any;
    resolve: RequireResolve;
    cache: Dict<Module>;
    main: Module | undefined;
  }

  interface Module {
    children: Module[];
    exports: any;
    filename: string;
    id: string;
    loaded: boolean;
    parent: Module | null | undefined;
    path: string;
    paths: string[];
    require(id: string): any;
  }
}

declare var require: NodeJS.Require;
declare var module: NodeJS.Module;
declare var exports: any;
declare var __dirname: string;
declare var __filename: string;
declare var global: typeof globalThis;

interface ImportMeta {
  dirname: string;
  filename: string;
  url: string;
  env: any;
  resolve(specifier: string, parent?: string | URL): string;
}
