/** Deployment files that are broken or mean harm give a problem or nothing, soon, and never a wrong layer. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { prepareHcl } from "../../server/analysis/topology/texts/hcl.ts";
import { packageAt, problemLines, topologyOf, unitLines } from "./surveyed.ts";

before(prepareHcl);

/** One deployment of three pods; the code has one unit, so its layer tells whether it was believed. */
const DEPLOYMENT =
  "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api, namespace: production }\nspec:\n  replicas: 3\n  template: { spec: { containers: [{ name: api, image: acme/api }] } }\n";

const deep = (open: string, close: string, count: number): string =>
  `${open.repeat(count)}1${close.repeat(count)}`;

const bomb = (): string => {
  const lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"];
  for (let level = 1; level < 12; level++)
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(", ")}]`,
    );
  return `${lines.join("\n")}\n`;
};

const HOSTILE: readonly {
  readonly name: string;
  readonly file: string;
  readonly text: () => string;
  /** The problems that are told. */
  readonly says: readonly string[];
}[] = [
  {
    name: "anchors that explode",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:17 'replicas' is no number of instances"],
    text: () => bomb() + DEPLOYMENT.replace("replicas: 3", "replicas: *a11"),
  },
  {
    name: "an anchor inside itself",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:1 malformed YAML: alias 'a' stands for nothing"],
    text: () => `a: &a { b: *a }\n${DEPLOYMENT.replace("3", "*a")}`,
  },
  {
    name: "an unknown alias",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:5 malformed YAML: alias 'none' stands for nothing"],
    text: () => DEPLOYMENT.replace("3", "*none"),
  },
  {
    name: "50 MB of YAML",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:1 cannot be read; not used as a deployment file"],
    text: () => `${"# filler\n".repeat(5_600_000)}${DEPLOYMENT}`,
  },
  {
    name: "deep YAML",
    file: "compose.yml",
    says: ["compose.yml:1 malformed YAML: nested too deeply"],
    text: () => `services: ${deep("[", "]", 20_000)}\n`,
  },
  {
    name: "deep block YAML",
    file: "compose.yml",
    says: ["compose.yml:1 malformed YAML: nested too deeply"],
    text: () => Array.from({ length: 900 }, (_, level) => `${" ".repeat(level)}a:`).join("\n"),
  },
  {
    name: "a template of Go",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:5 'replicas' is a template that nothing fills in here"],
    text: () => DEPLOYMENT.replace("3", "{{ .Values.replicas }}"),
  },
  {
    name: "a template that is no YAML",
    file: "deploy/api.yaml",
    says: [
      "deploy/api.yaml:1 malformed YAML: block collections are not allowed within flow collections",
    ],
    text: () => `{{- range .Values.all }}\n${DEPLOYMENT}{{- end }}\n  bad: [\n`,
  },
  {
    name: "a text for a number",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:5 'replicas' is no number of instances"],
    text: () => DEPLOYMENT.replace("3", "many"),
  },
  {
    name: "a list for a number",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:5 'replicas' is no number of instances"],
    text: () => DEPLOYMENT.replace("3", "[3, 4]"),
  },
  {
    name: "a negative number",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:5 'replicas' is no number of instances"],
    text: () => DEPLOYMENT.replace("3", "-3"),
  },
  {
    name: "no number at all",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:5 'replicas' is no number of instances"],
    text: () => DEPLOYMENT.replace("3", ".nan"),
  },
  {
    name: "a list for a map",
    file: "deploy/api.yaml",
    says: [
      "deploy/api.yaml:4 'spec' holds no settings",
      "deploy/api.yaml:3 'metadata' holds no settings",
    ],
    text: () => "apiVersion: apps/v1\nkind: Deployment\nmetadata: [api]\nspec: [replicas, 3]\n",
  },
  {
    name: "tags that make objects",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:5 'replicas' is no number of instances"],
    text: () => DEPLOYMENT.replace("3", '!!js/function "function () { return 3 }"'),
  },
  {
    name: "bytes that are no text",
    file: "deploy/api.yaml",
    says: ["deploy/api.yaml:1 cannot be read; not used as a deployment file"],
    text: () => "\u0000\u0001\u0002kind: Deployment\n\uffff",
  },
  {
    name: "broken TOML",
    file: "fly.toml",
    says: ["fly.toml:1 malformed TOML: unterminated string constant"],
    text: () => 'app = "api\n[http_service\ninternal_port = ',
  },
  {
    name: "a key twice in TOML",
    file: "fly.toml",
    says: ["fly.toml:2 malformed TOML: defining a key multiple times is invalid"],
    text: () => 'app = "api"\napp = "other"\n',
  },
  {
    name: "deep TOML",
    file: "fly.toml",
    says: ["fly.toml:1 malformed TOML: nested too deeply"],
    text: () => `app = ${deep("[", "]", 20_000)}\n`,
  },
  {
    name: "wrong types in TOML",
    file: "fly.toml",
    says: [
      "fly.toml:2 'http_service' holds no settings",
      "fly.toml:3 'processes' holds no settings",
    ],
    text: () => "app = 3\nhttp_service = 4\nprocesses = [1, 2]\nmounts = true\n",
  },
  {
    name: "50 MB of TOML",
    file: "fly.toml",
    says: ["fly.toml:1 cannot be read; not used as a deployment file"],
    text: () => `${"# filler\n".repeat(5_600_000)}app = "api"\n`,
  },
  {
    name: "broken HCL",
    file: "main.tf",
    says: ["main.tf:3 malformed HCL: cannot be parsed"],
    text: () => 'resource "aws_ecs_service" "api" {\n  desired_count = \n',
  },
  {
    name: "deep HCL",
    file: "main.tf",
    says: ["main.tf:1 malformed HCL: nested too deeply"],
    text: () => `locals {\n  a = ${deep("[", "]", 20_000)}\n}\n`,
  },
  {
    name: "deep blocks of HCL",
    file: "main.tf",
    says: ["main.tf:1 malformed HCL: nested too deeply"],
    text: () => `${"a {\n".repeat(5_000)}${"}\n".repeat(5_000)}`,
  },
  {
    name: "variables that mean each other",
    file: "main.tf",
    says: [],
    text: () =>
      'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_ecs_service" "api" {\n  name = "api"\n  desired_count = local.a\n}\n',
  },
  {
    name: "wrong types in HCL",
    file: "main.tf",
    says: ["main.tf:3 'desired_count' is no number of instances"],
    text: () =>
      'resource "aws_ecs_service" "api" {\n  name = ["api"]\n  desired_count = { a = 1 }\n}\n',
  },
  {
    name: "50 MB of HCL",
    file: "main.tf",
    says: ["main.tf:1 cannot be read; not used as a deployment file"],
    text: () => "# filler\n".repeat(5_600_000),
  },
  {
    name: "deep JSON",
    file: "railway.json",
    says: ["railway.json:1 malformed JSON: nested too deeply"],
    text: () => `{"deploy": ${deep("[", "]", 50_000)}}`,
  },
  {
    name: "wrong types in JSON",
    file: "railway.json",
    says: ["railway.json:1 'numReplicas' is no number of instances"],
    text: () => '{"deploy": {"numReplicas": "three", "multiRegionConfig": [1]}}',
  },
];

/** What a reader would take for absent → the file and the line that says so. */
const WRONG: readonly (readonly [string, string, string])[] = [
  [
    "compose.yml",
    "services:\n  api:\n    build: .\n    scale: two\n",
    "compose.yml:4 'scale' is no number of instances",
  ],
  [
    "compose.yml",
    "services:\n  api:\n    build: .\n    deploy: { replicas: [2] }\n",
    "compose.yml:4 'replicas' is no number of instances",
  ],
  [
    "fly.toml",
    'app = "api"\n[http_service]\nmin_machines_running = "two"\n',
    "fly.toml:3 'min_machines_running' is no number of instances",
  ],
  [
    "render.yaml",
    "services:\n  - type: web\n    name: api\n    numInstances: 2.5\n",
    "render.yaml:4 'numInstances' is no number of instances",
  ],
  [
    "railway.toml",
    "[deploy]\nnumReplicas = true\n",
    "railway.toml:2 'numReplicas' is no number of instances",
  ],
  [
    "k8s/hpa.yaml",
    "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: api }\nspec:\n  maxReplicas: lots\n",
    "k8s/hpa.yaml:5 'maxReplicas' is no number of instances",
  ],
  [
    "k8s/keda.yaml",
    "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: api }\nspec:\n  maxReplicaCount: { a: 1 }\n",
    "k8s/keda.yaml:5 'maxReplicaCount' is no number of instances",
  ],
];

for (const [file, text, expected] of WRONG)
  test(`${expected}`, (context) => {
    const report = topologyOf(context, { ...packageAt("", "api"), [file]: text });
    assert.deepEqual(problemLines(report), [expected]);
    assert.deepEqual(
      unitLines(report).filter(
        (line) => /multi-node|single-node/.test(line) && !file.startsWith("fly"),
      ),
      [],
    );
  });

/** A variable, a default and a template of a chart are no mistakes. */
test("numbers that are known elsewhere are no wrong types", (context) => {
  for (const [file, text] of [
    ["compose.yml", "services:\n  api:\n    build: .\n    deploy: { replicas: $COUNT }\n"],
    ["k8s/api.yaml", DEPLOYMENT.replace("replicas: 3", "replicas:")],
    [
      "main.tf",
      'resource "aws_ecs_service" "api" {\n  name = "api"\n  desired_count = var.count\n}\n',
    ],
    ["custom.yaml", "apiVersion: acme.test/v1\nkind: Shop\nspec: { replicas: { min: 1 } }\n"],
  ] as const)
    assert.deepEqual(
      problemLines(topologyOf(context, { ...packageAt("", "api"), [file]: text })),
      [],
      file,
    );
});

/** A workflow with a service of many indented lines and no choice: long for a pattern that may begin anywhere. */
const workflow = (lines: number): string =>
  `name: Deploy\njobs:\n  test:\n    services:\n${"      run: deploy\n\n\n\n".repeat(lines)}`;

test("a long workflow is read in one go", (context) => {
  const files = { ...packageAt("", "api"), "deploy/api.yaml": DEPLOYMENT };
  const started = performance.now();
  const report = topologyOf(context, { ...files, ".github/workflows/ci.yml": workflow(2_000) });
  assert.deepEqual(report.hints, []);
  assert.ok(performance.now() - started < LONGEST_MS);
});

/** Nobody waits longer for a file that should not be there. */
const LONGEST_MS = 8_000;

for (const { name, file, text, says } of HOSTILE)
  test(`${name} in ${file}`, (context) => {
    const started = performance.now();
    const report = topologyOf(context, { ...packageAt("", "api"), [file]: text() });
    const took = performance.now() - started;
    const wrong = unitLines(report).filter((line) => /multi-node|distributed/.test(line));
    assert.deepEqual(wrong, []);
    assert.deepEqual(problemLines(report), says);
    assert.ok(took < LONGEST_MS, `${Math.round(took)} ms`);
  });

/** A key that is said twice → the files, with the line of the second one. */
const TWICE: readonly (readonly [string, string, number])[] = [
  ["deploy/other.yaml", DEPLOYMENT.replace("replicas: 3", "replicas: 1\n  replicas: 3"), 6],
  ["compose.yml", "services:\n  api:\n    build: .\n    scale: 1\n    scale: 3\n", 5],
  [
    "fly.toml",
    'app = "api"\n[http_service]\nmin_machines_running = 1\nmin_machines_running = 3\n',
    4,
  ],
  ["fly.toml", 'app = "api"\n[http_service]\n[http_service]\nmin_machines_running = 3\n', 3],
  ["railway.json", '{\n"deploy": { "numReplicas": 1,\n"numReplicas": 3 } }', 3],
  [
    "main.tf",
    'resource "aws_ecs_service" "api" {\n  name = "api"\n  desired_count = 1\n  desired_count = 3\n}\n',
    4,
  ],
];

for (const [file, text, line] of TWICE)
  test(`a key twice, on line ${line} of ${file}`, (context) => {
    const report = topologyOf(context, { ...packageAt("", "api"), [file]: text });
    const wrong = unitLines(report).filter((each) => !/^api unknown/.test(each));
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      report.problems.map((each) => `${each.file}:${each.line}`),
      [`${file}:${line}`],
    );
  });

test("what cannot be read is told with its place, and the files beside it still count", (context) => {
  const files = { ...packageAt("", "api"), "deploy/api.yaml": DEPLOYMENT };
  for (const [file, broken] of [
    ["deploy/other.yaml", "apiVersion: apps/v1\nkind: Deployment\nspec: [\n"],
    ["fly.toml", 'app = "api\n'],
  ] as const) {
    const report = topologyOf(context, { ...files, [file]: broken });
    assert.deepEqual(unitLines(report), ["api multi-node . <- deploy/api.yaml:5"], file);
    assert.deepEqual(
      report.problems.map((problem) => problem.file),
      [file],
    );
  }
});
