/** Type-aware linters to compare with, installed for the benchmark alone, outside the repository. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export const PEERS = ["oxlint", "typescript-eslint"];

const RULES = ["no-floating-promises", "no-misused-promises"];
/** ESLint 9 and oxlint 1 need Node 20.19 or later. */
const PACKAGES = {
  oxlint: { oxlint: "^1.94.0", "oxlint-tsgolint": "^7.0.2007" },
  "typescript-eslint": { eslint: "^9.39.0", "typescript-eslint": "^8.73.0", typescript: "^5.9.3" },
};
const INSTALL_LIMIT = 5 * 60_000;

/** The program to measure, or why there is none. */
export function preparePeer(name, target) {
  const folder = path.join(os.tmpdir(), "premise-bench-peers", name);
  const problem = install(folder, PACKAGES[name]);
  if (problem !== undefined) return { name, problem };
  const module = (file) => path.join(folder, "node_modules", file);
  if (name === "oxlint") {
    const config = path.join(folder, "oxlintrc.json");
    write(config, JSON.stringify({ categories: {}, rules: {} }));
    return {
      name,
      command: process.execPath,
      args: [
        module("oxlint/bin/oxlint"),
        "--type-aware",
        "--disable-nested-config",
        ...["--config", config],
        ...["--allow", "all"],
        ...RULES.flatMap((rule) => ["--deny", `typescript/${rule}`]),
        ".",
      ],
      cwd: target,
      // It looks for its type-aware half on the path.
      env: { PATH: `${module(".bin")}${path.delimiter}${process.env.PATH}` },
      failureOf: ({ output }) =>
        /Finished in .* on \d+ files/.test(output) ? undefined : output.trim().split("\n")[0],
      noteOf(output) {
        const rejected = output.match(/tsconfig-error/g)?.length ?? 0;
        return rejected === 0
          ? undefined
          : `${rejected} errors in tsconfig.json, whose projects it leaves out`;
      },
    };
  }
  const config = path.join(folder, "eslint.config.mjs");
  write(config, eslintConfig(target));
  return {
    name,
    command: process.execPath,
    args: [
      "--max-old-space-size=8192",
      module("eslint/bin/eslint.js"),
      "--no-inline-config",
      ...["--config", config],
      ...["--format", path.join(folder, "summary.cjs")],
      ".",
    ],
    cwd: target,
    failureOf: ({ status, output }) =>
      (status === 0 || status === 1) && output.startsWith("{") ? undefined : `status ${status}`,
    noteOf(output) {
      const { files, unparsed } = JSON.parse(output);
      return unparsed === 0
        ? undefined
        : `${unparsed} of ${files} files are in no project, which it leaves out`;
    },
  };

  function eslintConfig(root) {
    write(
      path.join(folder, "summary.cjs"),
      [
        "module.exports = (results) => JSON.stringify({",
        "  files: results.length,",
        "  unparsed: results.filter(({ messages }) => messages.some(({ fatal }) => fatal)).length,",
        "});",
      ].join("\n"),
    );
    return `
import tseslint from "typescript-eslint";
export default [
  { ignores: ["**/node_modules/**", "**/dist/**", "**/.next/**", "**/*.js", "**/*.mjs", "**/*.cjs", "**/*.jsx"] },
  {
    files: ["**/*.ts", "**/*.tsx", "**/*.mts", "**/*.cts"],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: ${JSON.stringify(root)} },
    },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: { ${RULES.map((rule) => `"@typescript-eslint/${rule}": "error"`).join(", ")} },
  },
];
`;
  }
}

function install(folder, dependencies) {
  mkdirSync(folder, { recursive: true });
  const manifest = `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`;
  const file = path.join(folder, "package.json");
  const isCurrent =
    existsSync(path.join(folder, "node_modules")) &&
    existsSync(file) &&
    readFileSync(file, "utf8") === manifest;
  if (isCurrent) return undefined;
  writeFileSync(file, manifest);
  const { status, error } = spawnSync("npm", ["install", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "ignore"],
    timeout: INSTALL_LIMIT,
  });
  if (status === 0) return undefined;
  // The next run tries again.
  writeFileSync(file, "{}\n");
  return `could not be installed (${error?.message ?? `npm ended with status ${status}`})`;
}

function write(file, text) {
  writeFileSync(file, text);
}
