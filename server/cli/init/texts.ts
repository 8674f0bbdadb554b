/** The files that `premise init` writes: a commented premise.json, a workflow, a pre-commit hook. */
import { configurationShape } from "../../analysis/config/fields.ts";
import type { Detected } from "./detect.ts";

/** How many units are spelled out. */
const MOST_UNITS = 20;

/** Every field with one line of explanation; only those with their default are in force. */
export function configurationText(detected: Detected, ruleIds: readonly string[]): string {
  const { fields } = configurationShape(ruleIds);
  const examples: Readonly<Record<string, readonly string[]>> = {
    layer: [`"layer": "auto",`],
    units: unitLines(detected),
    stores: commented(`"stores": { ${storesOf(detected)} },`),
    gateway: commented(`"gateway": { "rateLimits": true, "timeoutsMs": 30000 },`),
    overrides: commented(
      `"overrides": [{ "files": [${scriptsOf(detected)}], "context": "script" }],`,
    ),
    rules: commented(`"rules": { ${JSON.stringify(ruleIds[0] ?? "")}: "error" },`),
    catalog: commented(`"catalog": ["types/*.d.ts"],`),
    ignore: commented(`"ignore": ["examples/**"],`),
    baseline: commented(`"baseline": "premise-baseline.json",`),
    extends: commented(`"extends": ["./premise.base.json"],`),
    root: commented(`"root": true,`),
    $schema: [],
    reviews: [`"reviews": "design-reviews"`],
  };
  const known = Object.keys(examples).filter((name) => name !== "$schema");
  const blocks = known.map((name) =>
    [`// ${fields[name]?.about ?? ""}`, ...(examples[name] ?? [])]
      .map((line) => `  ${line}\n`)
      .join(""),
  );
  return `// What Premise should know of this repository. All of it may be left out.\n{\n${blocks.join("\n")}}\n`;
}

function commented(line: string): readonly string[] {
  return [`// ${line}`];
}

function unitLines({ units }: Detected): readonly string[] {
  if (units.length === 0) {
    return commented(
      `"units": { "api": { "roots": ["src"], "layer": "multi-node", "because": "why you know" } },`,
    );
  }
  const shown = units.slice(0, MOST_UNITS);
  const names = distinctNames(shown);
  const lines = shown.flatMap(({ folder, frameworks }, index) => {
    const entry = { roots: [folder], layer: "multi-node", because: "why you know" };
    const name = JSON.stringify(names[index] ?? folder);
    const comma = index === shown.length - 1 ? "" : ",";
    return [`//   // ${oneLine(frameworks.join(", "))}`, `//   ${name}: ${spaced(entry)}${comma}`];
  });
  return ['// "units": {', ...lines, "// },"];
}

/** Two folders of one name are told apart by the folders above. */
function distinctNames(units: Detected["units"]): readonly string[] {
  const names = units.map((unit) => unit.name);
  return units.map((unit, index) => {
    const isTaken = names.some((name, at) => at !== index && name === unit.name);
    return isTaken ? unit.folder : unit.name;
  });
}

function spaced(value: object): string {
  const pairs = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}: ${JSON.stringify(inner)}`,
  );
  return `{ ${pairs.join(", ")} }`;
}

function storesOf({ stores }: Detected): string {
  const kinds = stores.length === 0 ? ["postgres"] : stores;
  return kinds
    .map((kind) => `${JSON.stringify(kind)}: { "kind": ${JSON.stringify(kind)} }`)
    .join(", ");
}

function scriptsOf({ scripts }: Detected): string {
  const folders = scripts.length === 0 ? ["scripts"] : scripts;
  return folders.map((folder) => JSON.stringify(`${folder}/**`)).join(", ");
}

/** A name from a package.json must not end the comment that it stands in. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/g, " ");
}

/** Runs the program that the repository has installed; never one of the same name from elsewhere. */
export function commandOf({ packageManager }: Detected): string {
  switch (packageManager) {
    case "pnpm":
      return "pnpm exec premise";
    case "yarn":
      return "yarn run premise";
    default:
      return "npx --no-install premise";
  }
}

export function workflowText(detected: Detected): string {
  const target = targetWords(detected);
  const check = [commandOf(detected), "check", ...target].join(" ");
  const review = [commandOf(detected), "review", ...target].join(" ");
  return `# Reviews the assumptions that a pull request touches, and all of them on the main branch.
name: Premise
on:
  pull_request:
  push:
    branches: [${JSON.stringify(detected.defaultBranch)}]
permissions:
  contents: read
jobs:
  premise:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
        with:
          # The comparison needs the commit where the branch began.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${installSteps(detected)}      - name: Review what the pull request touches
        if: github.event_name == 'pull_request'
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: |
          ${check} --diff "$BASE"
      - name: Tell in the summary what the pull request asks to decide
        if: always() && github.event_name == 'pull_request' && hashFiles('**/design-reviews/*.md') != ''
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: |
          ${review} --format pr --since "$BASE" >> "$GITHUB_STEP_SUMMARY"
      - name: Review everything
        if: github.event_name != 'pull_request'
        run: |
          ${check}
`;
}

/** Premise reads sources alone; the steps are there to have Premise itself. */
function installSteps(detected: Detected): string {
  const { packageManager, hasLockfile, isClassicYarn } = detected;
  const why = `      # For Premise alone, which must be among the dependencies: what it reviews needs no packages.\n`;
  switch (packageManager) {
    case "pnpm":
      return `      - run: corepack enable\n${why}      - run: pnpm install --frozen-lockfile --ignore-scripts\n`;
    case "yarn": {
      const how = isClassicYarn
        ? "--frozen-lockfile --ignore-scripts"
        : "--immutable --mode=skip-build";
      return `      - run: corepack enable\n${why}      - run: yarn install ${how}\n`;
    }
    case "bun":
      return `      - uses: oven-sh/setup-bun@v2\n${why}      - run: bun install --frozen-lockfile --ignore-scripts\n`;
    case "npm": {
      const how = hasLockfile ? "npm ci" : "npm install";
      return `${why}      - run: ${how} --ignore-scripts\n`;
    }
  }
}

/** The job that a GitLab pipeline would need. */
export function gitlabJob(detected: Detected): string {
  const check = [commandOf(detected), "check", ...targetWords(detected)].join(" ");
  return `premise:
  image: node:22
  variables:
    GIT_DEPTH: 0
  script:
    - npm ci --ignore-scripts
    - ${check} --format gitlab --output premise-report.json
  artifacts:
    when: always
    reports:
      codequality: premise-report.json
`;
}

/** The line that a hook runs. */
export function hookLine(detected: Detected): string {
  return [commandOf(detected), "check", ...targetWords(detected), "--since HEAD"].join(" ");
}

export function hookText(detected: Detected): string {
  const line = hookLine(detected);
  const about =
    "# Reviews the files that are about to be committed; git commit --no-verify skips it.";
  if (detected.hooks !== "husky") return `#!/bin/sh\n${about}\n${line}\n`;
  const head = detected.isOldHusky
    ? '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n'
    : "";
  return `${head}${about}\n${line}\n`;
}

function targetWords({ target }: Detected): readonly string[] {
  if (target === ".") return [];
  return [/^[\w./@-]+$/.test(target) ? target : `'${target.replaceAll("'", `'\\''`)}'`];
}
