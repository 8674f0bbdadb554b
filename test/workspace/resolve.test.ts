/** Where imports lead. Every case is a small repository and a list of expected answers. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { type Files, writeRepository } from "./repository.ts";

/** Specifier → own path, or one of the other answers in brackets. */
type Expected = Readonly<Record<string, string>>;

function check(
  context: TestContext,
  files: Files,
  expected: Readonly<Record<string, Expected>>,
): void {
  const root = writeRepository(context, files);
  const workspace = openWorkspace(root);
  for (const [from, answers] of Object.entries(expected)) {
    const actual = Object.keys(answers).map((specifier) => {
      const found = workspace.resolve(specifier, `${root}/${from}`);
      if (found.kind === "own") return [specifier, found.path.slice(root.length + 1)];
      return [specifier, found.kind === "external" ? `[${found.name}]` : `[${found.kind}]`];
    });
    assert.deepEqual(Object.fromEntries(actual), answers, `imports of ${from}`);
  }
}

test("relative imports: extensions, folders, output extensions, assets", (context) => {
  check(
    context,
    {
      "src/a.ts": "",
      "src/view.tsx": "",
      "src/esm.mts": "",
      "src/common.cts": "",
      "src/types.d.ts": "",
      "src/user.service.ts": "",
      "src/styles.css.ts": "",
      "src/folder/index.ts": "",
      "src/folder.ts": "",
      "src/plain.js": "",
      "src/env.mjs": "",
      "src/env.d.mts": "",
      "src/widget/index.tsx": "",
      "src/Card.vue": "",
      "src/sub/x.ts": "",
      "src/index.ts": "",
    },
    {
      "src/main.ts": {
        "./a": "src/a.ts",
        "./a.ts": "src/a.ts",
        "./a.js": "src/a.ts",
        "./view.js": "src/view.tsx",
        "./view.jsx": "src/view.tsx",
        "./esm.mjs": "src/esm.mts",
        "./common.cjs": "src/common.cts",
        "./types": "src/types.d.ts",
        "./user.service": "src/user.service.ts",
        "./styles.css": "src/styles.css.ts",
        "./folder": "src/folder.ts",
        "./folder/": "src/folder/index.ts",
        "./folder/index.js": "src/folder/index.ts",
        "./widget": "src/widget/index.tsx",
        "./plain": "[asset]",
        "./plain.js": "[asset]",
        "./env.mjs": "src/env.d.mts",
        "./Card.vue": "[asset]",
        "./data.json": "[asset]",
        "./a.ts?raw": "[asset]",
        "./gone": "[missing]",
        "./gone.js": "[missing]",
        "!!raw-loader!./a": "[asset]",
        ".": "src/index.ts",
      },
      "src/sub/x.ts": { "..": "src/index.ts", "../a": "src/a.ts", "../../outside": "[missing]" },
    },
  );
});

test("platform modules, packages and schemes stay outside", (context) => {
  check(
    context,
    {
      "package.json": { dependencies: { axios: "^1.0.0" } },
      "tsconfig.json": { compilerOptions: { baseUrl: "src" } },
      "src/events/index.ts": "",
      "src/config.ts": "",
    },
    {
      "src/main.ts": {
        axios: "[axios]",
        "@aws-sdk/client-s3/dist": "[@aws-sdk/client-s3/dist]",
        "node:fs": "[node:fs]",
        events: "[events]",
        "fs/promises": "[fs/promises]",
        "bun:test": "[bun:test]",
        "https://deno.land/x/oak/mod.ts": "[https://deno.land/x/oak/mod.ts]",
        "virtual:routes": "[virtual:routes]",
        config: "src/config.ts",
        "events/gone": "[missing]",
        "@/unmapped": "[missing]",
      },
    },
  );
});

test("the tsconfig that owns the importing file decides, through references and other names", (context) => {
  const alias = (folder: string) => ({ compilerOptions: { paths: { "@/*": [`./${folder}/*`] } } });
  check(
    context,
    {
      "tsconfig.json": {
        files: [],
        references: [{ path: "./tsconfig.app.json" }, { path: "./tools" }],
      },
      "tsconfig.app.json": { ...alias("src"), include: ["src"], exclude: ["src/**/*.spec.ts"] },
      "tsconfig.server.json": { ...alias("server"), include: ["server/**/*.ts"] },
      "src/x.ts": "",
      "server/x.ts": "",
      "tools/tsconfig.json": { ...alias("lib"), include: ["**/*"] },
      "tools/lib/x.ts": "",
      "kit/tsconfig.json": {},
      "kit/jsconfig.json": alias("scripts"),
      "solo/jsconfig.json": alias("src"),
      "solo/src/x.ts": "",
      "kit/core/tsconfig.json": { ...alias("src"), include: ["src"] },
      "kit/core/src/x.ts": "",
    },
    {
      "src/main.ts": { "@/x": "src/x.ts" },
      "src/main.spec.ts": { "@/x": "src/x.ts" },
      "server/main.ts": { "@/x": "server/x.ts", "@/gone": "[missing]" },
      "tools/main.ts": { "@/x": "tools/lib/x.ts" },
      "solo/main.ts": { "@/x": "solo/src/x.ts" },
      "kit/core/test/x.test.ts": { "@/x": "kit/core/src/x.ts" },
    },
  );
});

test("paths: longest prefix, fallbacks, exact names, baseUrl, catch-all, build outputs", (context) => {
  check(
    context,
    {
      "package.json": { dependencies: { "@shop/sdk": "^1.0.0" } },
      "tsconfig.json": `{
        // comments and trailing commas are fine
        "compilerOptions": { "baseUrl": "./app", "paths": {
          "*": ["../types/*"],
          "~/*": ["missing/*", "features/*"],
          "~/ui/*": ["../ui/*"],
          "main-config": ["config.ts"],
          "@shop/*": ["../packages/*/src"],
          "@built/*": ["../dist/packages/*"],
        }, },
      }`,
      "app/features/cart.ts": "",
      "app/config.ts": "",
      "app/local.ts": "",
      "ui/button.tsx": "",
      "types/untyped.d.ts": "",
      "packages/core/src/index.ts": "",
    },
    {
      "app/main.ts": {
        "~/cart": "app/features/cart.ts",
        "~/ui/button": "ui/button.tsx",
        "~/ui/cart": "[missing]",
        "main-config": "app/config.ts",
        local: "app/local.ts",
        untyped: "types/untyped.d.ts",
        axios: "[axios]",
        "@shop/core": "packages/core/src/index.ts",
        "@shop/sdk": "[@shop/sdk]",
        "@shop/unknown": "[missing]",
        "@built/core": "packages/core/src/index.ts",
        "~/logo.svg": "[asset]",
      },
    },
  );
});

test("extends: relative, arrays, own packages, configDir, circles; rootDirs", (context) => {
  check(
    context,
    {
      "base/first.json": { compilerOptions: { paths: { "#a": ["./a.ts"] }, rootDirs: ["."] } },
      "base/second.json": {
        extends: "./first.json",
        compilerOptions: { paths: { "#b/*": ["$" + "{configDir}/src/*"] } },
      },
      "base/package.json": { name: "@shop/tsconfig" },
      "app/tsconfig.json": { extends: ["../base/first", "@shop/tsconfig/second.json"] },
      "app/src/x.ts": "",
      "loop/tsconfig.json": { extends: "./other.json" },
      "loop/other.json": { extends: ["./tsconfig.json", "./other.json"] },
      "views/tsconfig.json": {
        extends: "@tsconfig/absent/tsconfig.json",
        compilerOptions: { rootDirs: ["src", "gen"] },
      },
      "views/gen/pages/list.ts": "",
      "views/src/pages/edit.ts": "",
    },
    {
      "app/main.ts": { "#b/x": "app/src/x.ts", "#a": "[#a]" },
      "loop/main.ts": { "./other": "[missing]" },
      "views/src/pages/edit.ts": { "./list": "views/gen/pages/list.ts" },
    },
  );
});

test("workspace packages resolve to sources, whatever their manifests point at", (context) => {
  check(
    context,
    {
      "package.json": { workspaces: { packages: ["packages/*", "!packages/old"] } },
      "pnpm-workspace.yaml": "packages: ['apps/**']\n",
      ".gitignore": "dist\n",
      "apps/web/package.json": { name: "web", dependencies: { axios: "workspace:*" } },
      // Build output on disk must not shadow the sources.
      "packages/main/package.json": {
        name: "main",
        main: "dist/index.js",
        types: "dist/index.d.ts",
      },
      "packages/main/dist/index.d.ts": "",
      "packages/main/src/index.ts": "",
      "packages/main/src/deep/thing.ts": "",
      "packages/out/package.json": { name: "out", main: "./target/code/main.js" },
      "packages/out/tsconfig.json": {
        compilerOptions: { outDir: "target/code", rootDir: "server" },
      },
      "packages/out/server/main.ts": "",
      "packages/exp/package.json": {
        name: "@shop/exp",
        exports: {
          ".": {
            browser: "./src/browser.ts",
            "@shop/source": "./src/node.ts",
            import: "./dist/x.js",
          },
          "./client": { types: "./dist/types/client.d.ts", default: "./dist/esm/client.js" },
          "./features/*": ["./dist/features/*/index.mjs"],
          "./features/internal/*": null,
          "./bundle/index": { import: "./dist/esm/theme/index.mjs" },
          "./data.json": "./data.json",
          "./config": "./config.cjs",
        },
      },
      "packages/exp/src/browser.ts": "",
      "packages/exp/src/node.ts": "",
      "packages/exp/src/client.ts": "",
      "packages/exp/src/features/pay.ts": "",
      "packages/exp/src/features/internal/secret.ts": "",
      "packages/exp/src/ui/theme/index.ts": "",
      "packages/exp/config.cjs": "",
      "packages/versions/package.json": {
        name: "versions",
        typesVersions: { "*": { "*": ["./dist/public/*"] } },
        module: "./dist/versions.es.js",
      },
      "packages/versions/src/public/x.ts": "",
      "packages/versions/src/versions.ts": "",
      "packages/axios/package.json": { name: "axios" },
      "packages/axios/index.ts": "",
      "packages/empty/package.json": { name: "empty", main: "dist/index.js" },
    },
    {
      "apps/web/src/page.ts": {
        main: "packages/main/src/index.ts",
        "main/dist/deep/thing": "packages/main/src/deep/thing.ts",
        "main/src/deep/thing.js": "packages/main/src/deep/thing.ts",
        "main/gone": "[missing]",
        out: "packages/out/server/main.ts",
        "@shop/exp": "packages/exp/src/node.ts",
        "@shop/exp/client": "packages/exp/src/client.ts",
        "@shop/exp/features/pay": "packages/exp/src/features/pay.ts",
        "@shop/exp/features/internal/secret": "[missing]",
        "@shop/exp/bundle/index": "packages/exp/src/ui/theme/index.ts",
        "@shop/exp/data.json": "[asset]",
        "@shop/exp/config": "[asset]",
        "@shop/exp/styles.css?inline": "[asset]",
        versions: "packages/versions/src/versions.ts",
        "versions/x": "packages/versions/src/public/x.ts",
        axios: "packages/axios/index.ts",
        empty: "[missing]",
      },
      "packages/exp/src/node.ts": { "@shop/exp/client": "packages/exp/src/client.ts" },
    },
  );
});

test("a name in the repository does not hide an installed package of that name", (context) => {
  check(
    context,
    {
      "package.json": { dependencies: { express: "^4.0.0", shared: "file:./shared" } },
      "fixtures/express/package.json": { name: "express" },
      "fixtures/express/index.ts": "",
      "shared/package.json": { name: "shared" },
      "shared/index.ts": "",
      "tools/cli/package.json": { name: "undeclared-tool", main: "./build/index.js" },
      "tools/cli/index.ts": "",
      "alias/package.json": { dependencies: { shared: "npm:other@^2.0.0" } },
    },
    {
      "main.ts": {
        express: "[express]",
        shared: "shared/index.ts",
        "undeclared-tool": "tools/cli/index.ts",
      },
      "alias/main.ts": { shared: "[shared]" },
    },
  );
});

test("package.json imports: patterns, conditions, other packages", (context) => {
  check(
    context,
    {
      "package.json": {
        name: "app",
        imports: {
          "#db": { test: "./src/fake-db.ts", node: "./dist/db.js" },
          "#lib/*": "./dist/lib/*.js",
          "#uuid": "uuid",
          "#closed": null,
        },
        exports: "./dist/index.js",
      },
      "src/fake-db.ts": "",
      "src/db.ts": "",
      "src/lib/money.ts": "",
      "src/index.ts": "",
    },
    {
      "src/main.ts": {
        "#lib/money": "src/lib/money.ts",
        "#lib/gone": "[missing]",
        "#uuid": "[uuid]",
        "#closed": "[missing]",
        "#imports": "[#imports]",
        app: "src/index.ts",
      },
    },
  );
});

test("code that git ignores is missing whether or not it has been generated", (context) => {
  check(
    context,
    {
      ".gitignore": "generated/\n",
      "src/generated/client.ts": "",
      "lib/lib.ts": "",
    },
    { "src/main.ts": { "./generated/client": "[missing]", "./generated/none": "[missing]" } },
  );
});

test("manifests that lead in circles or out of all bounds end", (context) => {
  const long = "dist/".repeat(100_000);
  check(
    context,
    {
      "package.json": { workspaces: ["*"] },
      "a/package.json": { name: "a", main: "./inner" },
      "a/inner/package.json": { main: ".." },
      "b/package.json": {
        name: "b",
        main: `./${long}index.js`,
        exports: { "./*": "*".repeat(100_000) },
      },
      "c/tsconfig.json": { extends: Array.from({ length: 30 }, () => "./d1.json") },
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [
          `c/d${at}.json`,
          { extends: [`./d${at + 1}.json`, `./d${at + 1}.json`] },
        ]),
      ),
    },
    {
      "main.ts": { a: "[missing]", b: "[missing]", [`b/${"x".repeat(100_000)}`]: "[missing]" },
      "c/main.ts": { "./x": "[missing]" },
    },
  );
});
