/** The example shop as it grows: silent with one replica, and what `--diff` and `--since` say of three. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";

const PROGRAM = path.join(process.cwd(), "dist/premise.js");
const DEPLOYMENT = "deploy/api.yaml";

interface Shop {
  readonly root: string;
  write(file: string, text: string): void;
  edit(file: string, change: (text: string) => string): void;
  commit(): void;
  premise(...words: string[]): { readonly status: number | null; readonly out: string };
  /** What `check` reports, as `file:line rule`. */
  check(...words: string[]): Report;
}

interface Report {
  readonly found: readonly string[];
  readonly growth: readonly string[];
  /** The places behind each finding, by its rule. */
  readonly behind: ReadonlyMap<string, readonly string[]>;
}

const THREE = (text: string): string => text.replace("replicas: 1", "replicas: 3");

/** What holds with one replica alone. */
const GROWN = [
  "src/limit.ts:4 state/process-local-rate-limit",
  "src/reminders.ts:8 scale/duplicate-schedule",
  "src/sign-in.ts:5 state/process-local-handshake",
];

test("with one replica the shop is silent, and with three it shows what leans on one", (context) => {
  const shop = openShop(context);
  assert.deepEqual(shop.check().found, []);
  shop.edit(DEPLOYMENT, THREE);
  const { found, behind } = shop.check();
  assert.deepEqual(found, GROWN);
  for (const [rule, places] of behind)
    assert.ok(places.includes("deploy/api.yaml:7 shop: Kubernetes runs 3 pods"), rule);
});

test("a commit of replicas alone reports just what it breaks, at the line and in the code", (context) => {
  const shop = openShop(context);
  shop.edit(DEPLOYMENT, THREE);
  for (const isCommitted of [false, true]) {
    if (isCommitted) shop.commit();
    const ref = isCommitted ? "HEAD~1" : "HEAD";
    const { found, growth } = shop.check("--diff", ref);
    assert.deepEqual(found, GROWN);
    assert.deepEqual(growth, ["deploy/api.yaml:7 shop grows from 1 instance to 3 instances"]);
  }
  const pretty = shop.premise("check", "--format", "pretty", "--diff", "HEAD~1").out;
  assert.match(pretty, /^What this growth breaks\n\ndeploy\/api.yaml:7:\d+ shop grows from 1/);
  const github = shop.premise("check", "--format", "github", "--diff", "HEAD~1").out;
  assert.match(github, /::warning file=deploy\/api.yaml,line=7,title=What this growth breaks::/);
  const markdown = shop.premise("check", "--format", "markdown", "--diff", "HEAD~1").out;
  assert.match(markdown, /### What this growth breaks\n\n- `deploy\/api.yaml:7` shop grows/);
});

test("a change that grows nothing brings nothing", (context) => {
  const shop = openShop(context);
  shop.edit(DEPLOYMENT, THREE);
  shop.commit();
  shop.edit(DEPLOYMENT, (text) => text.replace("1.4.0", "1.5.0"));
  assert.deepEqual(shop.check("--diff", "HEAD"), { found: [], growth: [], behind: new Map() });
  shop.edit(DEPLOYMENT, (text) => text.replace("replicas: 3", "replicas: 2"));
  assert.deepEqual(shop.check("--diff", "HEAD").growth, []);
  shop.edit(DEPLOYMENT, (text) => text.replace("replicas: 2", "replicas: 1"));
  assert.deepEqual(shop.check("--diff", "HEAD").found, []);
});

test("an autoscaler, a declaration and a move to another platform are growth too", (context) => {
  const grown: readonly (readonly [string, string, RegExp])[] = [
    [
      "deploy/hpa.yaml",
      "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: shop, namespace: production }\nspec:\n  scaleTargetRef: { kind: Deployment, name: shop }\n  minReplicas: 1\n  maxReplicas: 6\n",
      /^deploy\/hpa.yaml:7 shop grows from 1 instance to 6 instances$/,
    ],
    [
      "premise.json",
      '{\n  "units": {\n    "shop": { "roots": ["src/server.ts"], "instances": { "min": 2, "max": 4 } }\n  }\n}\n',
      /^premise.json:3 shop grows from 1 instance to 4 instances$/,
    ],
  ];
  for (const [file, text, says] of grown) {
    const shop = openShop(context);
    shop.write(file, text);
    const { found, growth } = shop.check("--diff", "HEAD");
    assert.equal(growth.length, 1, file);
    assert.match(growth[0] ?? "", says);
    assert.deepEqual(found, GROWN, file);
  }
});

test("a review of a change asks about what its growth breaks, wherever the code stands", (context) => {
  const shop = openShop(context);
  shop.edit(DEPLOYMENT, THREE);
  shop.commit();
  const comment = shop.premise("review", "--since", "HEAD~1", "--format", "pr").out;
  assert.match(comment, /\*\*What this growth breaks\*\*\n\n- deploy\/api.yaml:7 shop grows/);
  const { status, out } = shop.premise("review", "--since", "HEAD~1", "--name", "Three");
  assert.equal(status, 0);
  assert.match(out, /what this growth breaks\n {4}deploy\/api.yaml:7 shop grows from 1 instance/);
  const [written = ""] = /design-reviews\/\S+\.md/.exec(out) ?? [];
  const text = readFileSync(path.join(shop.root, written), "utf8");
  for (const rule of [
    "scale/duplicate-schedule",
    "state/process-local-rate-limit",
    "state/process-local-handshake",
  ])
    assert.ok(text.includes(rule), rule);
});

function openShop(context: TestContext): Shop {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "premise-shop-")));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  cpSync("test/corpus/shop", root, { recursive: true });
  const git = (...words: string[]): void => {
    const author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.test"];
    const { status, stderr } = spawnSync("git", [...author, ...words], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
  };
  const premise = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
      cwd: root,
      encoding: "utf8",
    });
    assert.ok(status === 0 || status === 1, stderr);
    return { status, out: stdout };
  };
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const commit = (): void => {
    git("add", "--all");
    git("commit", "--quiet", "--message", "Change");
  };
  git("init", "--quiet");
  commit();
  return {
    root,
    write,
    edit: (file, change) => write(file, change(readFileSync(path.join(root, file), "utf8"))),
    commit,
    premise,
    check: (...words) => readReport(premise("check", "--format", "json", ...words).out),
  };
}

interface Found {
  readonly file: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly rule: string;
  readonly related: readonly (Omit<Found, "rule"> & { readonly message: string })[];
}

function readReport(json: string): Report {
  const { findings, growth = [] } = JSON.parse(json) as {
    findings: Found[];
    growth?: { file: string; line: number; text: string }[];
  };
  const at = ({ file, range }: Pick<Found, "file" | "range">): string =>
    `${file}:${range.start.line}`;
  return {
    found: findings.map((each) => `${at(each)} ${each.rule}`),
    growth: growth.map(({ file, line, text }) => `${file}:${line} ${text}`),
    behind: new Map(
      findings.map(({ rule, related }) => [
        rule,
        related.map((each) => `${at(each)} ${each.message}`),
      ]),
    ),
  };
}
