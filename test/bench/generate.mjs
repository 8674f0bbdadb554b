/** Writes a repository of about a given number of TypeScript files: workspaces, servers, pages, tests; the same for the same seed. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createRandom } from "./random.mjs";
import {
  clientFile,
  componentFile,
  handlerFile,
  helpersFile,
  nameOf,
  repositoryFile,
  serviceFile,
  testFile,
  typesFile,
} from "./sources.mjs";

/** Files of one feature: shared types, helpers and client in packages, the rest in an application. */
const FEATURE = 10;
const FEATURES_PER_APP = 25;

/** Replaces `folder` and returns how many source files and lines were written. */
export function generate(folder, count, seed = 1) {
  const random = createRandom(seed);
  rmSync(folder, { recursive: true, force: true });
  let files = 0;
  let lines = 0;
  const write = (name, text) => {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    if (!/\.tsx?$/.test(name)) return;
    files++;
    lines += text.split("\n").length;
  };
  const json = (name, value) => write(name, `${JSON.stringify(value, null, 2)}\n`);

  json("package.json", { name: "acme", private: true, workspaces: ["apps/*", "packages/*"] });
  json("tsconfig.base.json", {
    compilerOptions: {
      target: "es2022",
      module: "esnext",
      moduleResolution: "bundler",
      strict: true,
      jsx: "react-jsx",
      noEmit: true,
      skipLibCheck: true,
      paths: { "@shared/*": ["./packages/shared/src/*"] },
    },
  });
  const project = (directory, dependencies) => {
    const name = `@acme/${path.basename(directory)}`;
    json(`${directory}/package.json`, { name, main: "dist/index.js", dependencies });
    json(`${directory}/tsconfig.json`, {
      extends: "../../tsconfig.base.json",
      compilerOptions: { rootDir: "../..", outDir: "dist" },
      include: ["src"],
    });
  };
  project("packages/shared", { axios: "^1.7.0", zod: "^3.23.0" });
  project("packages/database", { "drizzle-orm": "^0.36.0", pg: "^8.13.0" });

  const tables = [];
  for (let number = 0; files < count - 2; number++) {
    const app = Math.floor(number / FEATURES_PER_APP);
    const style = app % 2 === 0 ? "express" : "nest";
    const home = `apps/${style}-${app}`;
    if (number % FEATURES_PER_APP === 0)
      project(home, {
        "@acme/database": "workspace:*",
        "drizzle-orm": "^0.36.0",
        zod: "^3.23.0",
        ...(style === "nest" ? { "@nestjs/common": "^10.4.0" } : { express: "^4.21.0" }),
      });
    const feature = (kind) => nameOf(random, number) + kind;
    const shared = (kind) => {
      const name = feature(kind);
      return {
        name,
        file: `packages/shared/src/${kind}/${name}.ts`,
        specifier: `@shared/${kind}/${name}`,
      };
    };
    const own = (kind, extension = "ts") => {
      const name = feature(capital(kind));
      return {
        name,
        file: `${home}/src/${kind}/${name}.${extension}`,
        specifier: `../${kind}/${name}`,
      };
    };
    const parts = {
      style,
      types: shared("types"),
      helpers: shared("helpers"),
      client: shared("client"),
    };
    parts.repository = own("repository");
    parts.service = own("service");
    const handler = own(style === "nest" ? "controllers" : "routes");
    tables.push(parts.types.name);
    write(parts.types.file, typesFile(random, parts.types.name));
    write(parts.helpers.file, helpersFile(random, parts.helpers.name));
    write(parts.client.file, clientFile(random, parts.client.name));
    write(parts.repository.file, repositoryFile(random, parts.repository.name, parts));
    write(parts.service.file, serviceFile(random, parts.service.name, parts));
    write(handler.file, handlerFile(random, handler.name, parts));
    for (let rest = 6; rest < FEATURE; rest++) {
      const page = own("pages", "tsx");
      if (rest % 2 === 0) write(page.file, componentFile(random, page.name, parts));
      else {
        const test = own("tests");
        write(test.file.replace(/\.ts$/, ".test.ts"), testFile(random, test.name, parts));
      }
    }
  }
  write(
    "packages/database/src/index.ts",
    [
      'import { drizzle } from "drizzle-orm/node-postgres";',
      'import { pgTable, text, timestamp } from "drizzle-orm/pg-core";',
      'import { Pool } from "pg";',
      "",
      "export const db = drizzle(new Pool({ connectionString: process.env.DATABASE_URL }));",
      "export const tables = {",
      ...tables.map(
        (name) =>
          `  ${name}: pgTable("${name}", { id: text("id"), region: text("region"), createdAt: timestamp("created_at") }),`,
      ),
      "};",
      "",
    ].join("\n"),
  );
  return { files, lines };
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
