/** Builds dist/: the program, the VS Code client and, with --tests, the test bundles. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

/** Serves rules/catalog as one module: file name below the folder → text. */
const catalog = {
  name: "catalog",
  setup(setup) {
    setup.onResolve({ filter: /^premise:catalog$/ }, () => ({
      path: "catalog",
      namespace: "premise",
    }));
    setup.onLoad({ filter: /.*/, namespace: "premise" }, () => {
      const folder = path.join(root, "rules/catalog");
      const names = readdirSync(folder, { recursive: true })
        .map((name) => name.split(path.sep).join("/"))
        .filter((name) => name.endsWith(".d.ts"))
        .sort();
      const files = Object.fromEntries(
        names.map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
      );
      return { contents: packed(files), loader: "js", resolveDir: root, watchDirs: [folder] };
    });
  },
};

/** A module whose value is unpacked when it loads: a start reads every byte of the program, and prose packs well. */
function packed(value) {
  const data = deflateRawSync(JSON.stringify(value), { level: 9 }).toString("base64");
  return `import { inflateRawSync } from "node:zlib";
export default JSON.parse(inflateRawSync(Buffer.from("${data}", "base64")).toString());`;
}

/** Serves the helper files of the patterns as one module: pattern → text of its template.ts. */
const templates = {
  name: "templates",
  setup(setup) {
    setup.onResolve({ filter: /^premise:templates$/ }, () => ({
      path: "templates",
      namespace: "premise-templates",
    }));
    setup.onLoad({ filter: /.*/, namespace: "premise-templates" }, () => {
      const folder = path.join(root, "rules/patterns");
      const named = readdirSync(folder)
        .sort()
        .map((name) => [name, path.join(folder, name, "template.ts")])
        .filter(([, file]) => existsSync(file));
      const texts = Object.fromEntries(
        named.map(([name, file]) => [name, readFileSync(file, "utf8")]),
      );
      const watchFiles = named.map(([, file]) => file);
      return { contents: JSON.stringify(texts), loader: "json", watchFiles };
    });
  },
};

/** Takes the form of the grammar runtime that asks nothing of the module around it. */
const grammars = {
  name: "grammars",
  setup(setup) {
    setup.onResolve({ filter: /^web-tree-sitter$/ }, () => ({
      path: path.join(root, "node_modules/web-tree-sitter/web-tree-sitter.cjs"),
    }));
  },
};

/**
 * Makes `ts.isIdentifier` a variable. As packages hand the compiler on, each use of one of its functions goes
 * through two getters, millions of times in a check, and each file that imports them copies all their names at its start.
 */
const compiler = {
  name: "compiler",
  setup(setup) {
    const folders = ["server", "rules"].map((name) => path.join(root, name) + path.sep);
    setup.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      if (!folders.some((folder) => file.startsWith(folder))) return undefined;
      const contents = readFileSync(file, "utf8").replace(
        /^import \{(.*)\bts\b(.*)\} from "ts-morph";$/m,
        (_, before, after) => {
          const others = `${before.replace(/,\s*$/, "")}${after}`.trim();
          const rest = others === "" ? "" : ` import {${others}} from "ts-morph";`;
          return `import * as ts from "premise:compiler";${rest}`;
        },
      );
      return { contents, loader: "ts" };
    });
    setup.onResolve({ filter: /^premise:compiler$/ }, () => ({
      path: root,
      namespace: "compiler",
    }));
    setup.onLoad({ filter: /.*/, namespace: "compiler" }, async () => {
      const { ts } = await import("ts-morph");
      const lines = Object.keys(ts)
        .filter((name) => /^[A-Za-z]\w*$/.test(name) && name !== "default")
        .map((name) => `export const ${name} = /* @__PURE__ */ get("${name}");`);
      const head = `import { ts } from "ts-morph"; const get = (name) => ts[name];`;
      return { contents: [head, ...lines].join("\n"), resolveDir: root };
    });
  },
};

/**
 * Keeps of the library files that ts-morph brings along those that our programs can load:
 * each start would read the declarations of browsers again.
 */
const library = {
  name: "library",
  setup(setup) {
    setup.onLoad({ filter: /ts-morph-common\.js$/ }, ({ path: file }) => {
      const text = readFileSync(file, "utf8");
      const [whole, list] = /^const libFiles = (\[\{$.*?^\s*\}\]);$/ms.exec(text) ?? [];
      if (list === undefined) throw new Error(`${file} holds its library in another way`);
      const files = new Function(`return ${list}`)();
      const kept = [];
      const keep = (name) => {
        const found = files.find(({ fileName }) => fileName === name);
        if (found === undefined || kept.some(({ fileName }) => fileName === name)) return;
        kept.push({ fileName: name, text: found.text });
        for (const [, each] of found.text.matchAll(/^\/\/\/ <reference lib="([^"]+)"/gm))
          keep(`lib.${each}.d.ts`);
      };
      // The library that server/analysis/program.ts names.
      keep("lib.es2023.d.ts");
      const contents = text.replace(whole, () => `const libFiles = ${JSON.stringify(kept)};`);
      return { contents, loader: "js" };
    });
  },
};

/** Tells one build from another: what a kept report rests on besides the files it is about. */
function sourcesHash() {
  const hash = createHash("sha256");
  for (const folder of ["server", "rules"]) {
    const names = readdirSync(path.join(root, folder), { recursive: true }).map(String).sort();
    for (const name of names) {
      if (!/\.(?:ts|md)$/.test(name) || /[\\/]cases[\\/]/.test(name)) continue;
      hash.update(`${name}\0`).update(readFileSync(path.join(root, folder, name)));
    }
  }
  for (const name of ["package.json", "package-lock.json", "test/tools/build.mjs"])
    hash.update(readFileSync(path.join(root, name)));
  return hash.digest("base64url").slice(0, 22);
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  // jsonc-parser's main file loads its parts in a way that no bundler follows.
  mainFields: ["module", "main"],
  loader: { ".md": "text", ".wasm": "binary" },
  define: {
    PREMISE_VERSION: JSON.stringify(version),
    PREMISE_BUILD: JSON.stringify(sourcesHash()),
  },
  plugins: [catalog, templates, grammars],
  logLevel: "warning",
};

/** `minify` is off in tests so that stacks can be read. */
export async function buildProgram() {
  await build({
    ...shared,
    entryPoints: ["server/main.ts"],
    outfile: "dist/program.cjs",
    plugins: [...shared.plugins, compiler, library],
    minify: true,
    // It is run as a script, which has no loader of its own.
    supported: { "dynamic-import": false },
  });
  await build({
    ...shared,
    entryPoints: ["server/start.ts"],
    outfile: "dist/premise.js",
    minify: true,
  });
  await build({
    ...shared,
    entryPoints: ["client/extension.ts"],
    outfile: "dist/extension.cjs",
    external: ["vscode"],
    minify: true,
  });
  await buildSchema();
}

/** Writes the JSON Schema of premise.json. A rule's id is its folder, so no rule needs loading. */
async function buildSchema() {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: ["server/analysis/config/schema.ts"],
    format: "esm",
    write: false,
  });
  const module = `data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`;
  const { configurationSchema } = await import(module);
  const ids = ["scale", "state", "time"]
    .flatMap((illusion) =>
      readdirSync(path.join(root, "rules", illusion)).map((name) => `${illusion}/${name}`),
    )
    .filter((id) => existsSync(path.join(root, "rules", id, "rule.ts")));
  const text = `${JSON.stringify(configurationSchema(ids.sort()), null, 2)}\n`;
  writeFileSync(path.join(root, "dist/premise.schema.json"), text);
}

/** One program of the tests, for tools that are no test files. */
export async function bundle(entryPoint, outfile) {
  await build({ ...shared, entryPoints: [entryPoint], outfile, sourcemap: "inline" });
}

export async function buildTests(filter = "") {
  rmSync(path.join(root, "dist/test"), { recursive: true, force: true });
  const entryPoints = readdirSync(path.join(root, "test"), { recursive: true })
    .map((name) => `test/${name.split(path.sep).join("/")}`)
    .filter((name) => name.endsWith(".test.ts") && name.includes(filter));
  if (entryPoints.length === 0) throw new Error(`no test file matches '${filter}'`);
  await build({
    ...shared,
    entryPoints,
    outbase: "test",
    outdir: "dist/test",
    outExtension: { ".js": ".cjs" },
    sourcemap: "inline",
    // The compiler in every bundle would be most of the work.
    external: ["esbuild", "ts-morph"],
  });
  return entryPoints.map((name) => `dist/${name.replace(/\.ts$/, ".cjs")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildProgram();
  if (process.argv.includes("--tests")) await buildTests();
}
