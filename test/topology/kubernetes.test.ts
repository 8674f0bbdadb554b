/** Kubernetes manifests: counts, autoscalers, and what belongs to which workload. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Files } from "../workspace/repository.ts";
import { ignoredLines, packageAt, topologyOf, unitLines } from "./surveyed.ts";

function deployment(name: string, spec: string, kind = "Deployment"): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${name}
spec:
${spec}  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: main
          image: registry.acme.test/shop/${name}:1.2.3
`;
}

const HPA = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 10
`;

const KEDA = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: api }
spec:
  scaleTargetRef: { name: api }
`;

const KNATIVE = `apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: api }
spec:
  template:
    metadata:
      annotations: { autoscaling.knative.dev/maxScale: "MAX" }
    spec:
      containers: [{ image: acme/api }]
`;

/** A Deployment that mounts a claim, and the claim. */
function mounted(spec: string, ...modes: readonly string[]): string {
  const claim = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec:
  accessModes: [${modes.join(", ")}]
`;
  const volumes = "      volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]\n";
  return `${deployment("api", spec)}${volumes}---\n${claim}`;
}

const BUDGET = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec:
  minAvailable: 2
  selector: { matchLabels: { app: api } }
`;

const CASES: readonly (readonly [string, Files, string])[] = [
  [
    "a volume for one node, and nothing that asks for a second pod",
    { "k8s/api.yaml": mounted("", "ReadWriteOnce") },
    "api single-node apps/api <- k8s/api.yaml:19",
  ],
  [
    "a volume for one node, and replicas",
    { "k8s/api.yaml": mounted("  replicas: 3\n", "ReadWriteOnce") },
    "api multi-node apps/api <- k8s/api.yaml:6",
  ],
  [
    "a volume for one pod bounds its replicas",
    { "k8s/api.yaml": mounted("  replicas: 3\n", "ReadWriteOncePod") },
    "api single-node apps/api <- k8s/api.yaml:20",
  ],
  [
    "a volume that all pods may write says nothing",
    { "k8s/api.yaml": mounted("", "ReadWriteMany") },
    "api unknown apps/api <- k8s/api.yaml:2",
  ],
  [
    "a claim with several modes has the widest",
    { "k8s/api.yaml": mounted("", "ReadWriteOnce", "ReadWriteMany") },
    "api unknown apps/api <- k8s/api.yaml:2",
  ],
  [
    "a volume for each pod of a set",
    {
      "k8s/api.yaml": deployment(
        "api",
        "  replicas: 2\n  volumeClaimTemplates: [{ spec: { accessModes: [ReadWriteOnce] } }]\n",
        "StatefulSet",
      ),
    },
    "api multi-node apps/api <- k8s/api.yaml:6",
  ],
  [
    "replicas are a number",
    { "k8s/api.yaml": deployment("api", "  replicas: 3\n") },
    "api multi-node apps/api <- k8s/api.yaml:6",
  ],
  [
    "one replica is a decision",
    { "k8s/api.yaml": deployment("api", "  replicas: 1\n") },
    "api single-node apps/api <- k8s/api.yaml:6",
  ],
  [
    "without a number anything may scale it",
    { "k8s/api.yaml": deployment("api", "") },
    "api unknown apps/api <- k8s/api.yaml:2",
  ],
  [
    "an autoscaler wins over the number it found",
    { "k8s/api.yaml": `${deployment("api", "  replicas: 1\n")}---\n${HPA}` },
    "api multi-node apps/api <- k8s/api.yaml:21",
  ],
  [
    "an autoscaler in another file of the folder",
    { "k8s/api.yaml": deployment("api", "  replicas: 1\n"), "k8s/hpa.yaml": HPA },
    "api multi-node apps/api <- k8s/hpa.yaml:7",
  ],
  [
    "KEDA without a bound goes to a hundred",
    { "k8s/api.yaml": deployment("api", ""), "k8s/keda.yaml": KEDA },
    "api multi-node apps/api <- k8s/keda.yaml:5",
  ],
  [
    "an autoscaler of another workload says nothing",
    {
      "k8s/api.yaml": deployment("api", "  replicas: 1\n"),
      "k8s/hpa.yaml": HPA.replace("kind: Deployment, name: api", "kind: Deployment, name: web"),
    },
    "api single-node apps/api <- k8s/api.yaml:6",
  ],
  [
    "a pod on every node",
    { "k8s/api.yaml": deployment("api", "", "DaemonSet") },
    "api multi-node apps/api <- k8s/api.yaml:2",
  ],
  [
    "objects in a list",
    {
      "k8s/all.yaml": `apiVersion: v1\nkind: List\nitems:\n${deployment("api", "  replicas: 2\n")
        .split("\n")
        .filter((line) => line !== "")
        .map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`))
        .join("\n")}\n`,
    },
    "api multi-node apps/api <- k8s/all.yaml:9",
  ],
  [
    "production wins over a file without a name",
    {
      "k8s/base/api.yaml": deployment("api", "  replicas: 5\n"),
      "k8s/prod/api.yaml": deployment("api", "  replicas: 1\n"),
    },
    "api single-node apps/api <- k8s/prod/api.yaml:6",
  ],
  [
    "of two files of one kind the larger number counts",
    {
      "k8s/eu/api.yaml": deployment("api", "  replicas: 1\n"),
      "k8s/us/api.yaml": deployment("api", "  replicas: 2\n"),
    },
    "api multi-node apps/api <- k8s/us/api.yaml:6",
  ],
  [
    "an autoscaler of development says nothing of production",
    {
      "k8s/prod/api.yaml": deployment("api", "  replicas: 1\n"),
      "k8s/dev/hpa.yaml": HPA,
    },
    "api single-node apps/api <- k8s/prod/api.yaml:6",
  ],
  [
    "an autoscaler whose bound is one never has two",
    {
      "k8s/api.yaml": deployment("api", "  replicas: 4\n"),
      "k8s/keda.yaml": `${KEDA}  minReplicaCount: 0\n  maxReplicaCount: 1\n`,
    },
    "api single-node apps/api <- k8s/keda.yaml:7",
  ],
  [
    "a disruption budget shows what people count on and sets no count",
    { "k8s/api.yaml": `${deployment("api", "")}---\n${BUDGET}` },
    "api unknown apps/api <- k8s/api.yaml:2",
  ],
  [
    "a rollout of Argo has pods as a deployment has",
    { "k8s/api.yaml": deployment("api", "  replicas: 2\n", "Rollout") },
    "api multi-node apps/api <- k8s/api.yaml:6",
  ],
  [
    "what Kubernetes starts by the clock has no instances",
    {
      "k8s/api.yaml":
        "apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: api }\nspec:\n  jobTemplate:\n    spec:\n      parallelism: 4\n      template: { spec: { containers: [{ name: main, image: acme/api }] } }\n",
    },
    "api unknown apps/api",
  ],
  [
    "a proxy in the same pod is not what runs",
    {
      "k8s/api.yaml": deployment("api", "  replicas: 2\n").replace(
        "        - name: main\n",
        "        - { name: proxy, image: nginx:1.27 }\n        - name: main\n",
      ),
    },
    "api multi-node apps/api <- k8s/api.yaml:6",
  ],
  [
    "Knative scales up to its bound",
    { "k8s/api.yaml": KNATIVE.replace("MAX", "20") },
    "api multi-node apps/api <- k8s/api.yaml:7",
  ],
  [
    "and to one where that is its bound",
    { "k8s/api.yaml": KNATIVE.replace("MAX", "1") },
    "api single-node apps/api <- k8s/api.yaml:7",
  ],
];

const CODE: Files = {
  ...packageAt("apps/api", "@shop/api"),
  ...packageAt("apps/web", "@shop/web"),
};

describe("Kubernetes", () => {
  for (const [name, files, expected] of CASES) {
    test(name, (context) => {
      const report = topologyOf(context, { ...CODE, ...files });
      assert.deepEqual(unitLines(report), [expected]);
      assert.deepEqual(report.problems, []);
    });
  }

  test("a development manifest and a staging namespace decide nothing", (context) => {
    const staging = deployment("api", "  replicas: 4\n").replace(
      "  name: api\n",
      "  name: api\n  namespace: staging\n",
    );
    const report = topologyOf(context, {
      ...CODE,
      "dev/k8s/api.yaml": deployment("api", "  replicas: 3\n"),
      "k8s/api.yaml": staging,
    });
    assert.deepEqual(unitLines(report), []);
    assert.deepEqual(ignoredLines(report), [
      "dev/k8s/api.yaml:6 it serves development",
      "k8s/api.yaml:7 it is staging; production may run more",
    ]);
  });

  test("a database in the cluster is a store, and its count says nothing of the code", (context) => {
    const report = topologyOf(context, {
      ...CODE,
      "k8s/db.yaml": deployment("api", "  replicas: 3\n", "StatefulSet").replace(
        "registry.acme.test/shop/api:1.2.3",
        "postgres:16",
      ),
    });
    assert.deepEqual(unitLines(report), []);
    assert.deepEqual(
      report.stores.map(({ id, kind }) => [id, kind]),
      [["api", "postgres"]],
    );
  });

  test("probes, grace, overlap and stickiness", (context) => {
    const text = deployment("api", "  replicas: 8\n  strategy: { type: STRATEGY }\n").replace(
      "    spec:\n",
      "    spec:\n      terminationGracePeriodSeconds: 45\n",
    );
    const service = `---
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { selector: { app: api }, sessionAffinity: ClientIP }
`;
    const rolling = topologyOf(context, {
      ...CODE,
      "k8s/api.yaml": text.replace("STRATEGY", "RollingUpdate") + service,
    });
    assert.equal(rolling.units[0]?.surge, 2);
    assert.equal(rolling.units[0]?.affinity, "sticky");
    const recreated = topologyOf(context, {
      ...CODE,
      "k8s/api.yaml": text.replace("STRATEGY", "Recreate"),
    });
    assert.equal(recreated.units[0]?.surge, 0);
    assert.equal(recreated.units[0]?.affinity, "none");
  });

  test("a cookie of the ingress ties callers to a pod, and sets no count", (context) => {
    const route = `---
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { selector: { app: api } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, annotations: { nginx.ingress.kubernetes.io/affinity: AFFINITY } }
spec: { rules: [{ http: { paths: [{ backend: { service: { name: api } } }] } }] }
`;
    for (const [affinity, expected] of [
      ["cookie", "sticky"],
      ["none", "none"],
    ] as const) {
      const text = deployment("api", "") + route.replace("AFFINITY", affinity);
      const { units } = topologyOf(context, { ...CODE, "k8s/api.yaml": text });
      assert.deepEqual(
        units.map((each) => [each.layer, each.affinity]),
        [["unknown", expected]],
      );
    }
  });

  test("a budget is shown beside the count that nobody states", (context) => {
    const text = `${deployment("api", "")}---\n${BUDGET}`;
    const [api] = topologyOf(context, { ...CODE, "k8s/api.yaml": text }).units;
    const lines = (api?.deployments ?? []).flatMap((each) => each.evidence);
    assert.deepEqual(
      lines.map(({ range, message }) => [range.start.line, message]),
      [
        [2, "without `replicas` Kubernetes starts one pod, and anything may scale it"],
        [18, "a disruption budget keeps at least 2 of its pods"],
      ],
    );
  });

  test("somebody else's images and objects that are no workloads are no units, by whatever name", (context) => {
    const other = (image: string): string =>
      deployment("api", "  replicas: 3\n").replace("registry.acme.test/shop/api:1.2.3", image);
    for (const text of [
      other("nginx:1.27"),
      other("docker.io/bitnami/redis:7"),
      "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: api }\ndata: { replicas: '3' }\n",
      "apiVersion: acme.test/v1\nkind: Shop\nmetadata: { name: api }\nspec: { replicas: 3 }\n",
    ]) {
      const report = topologyOf(context, { ...CODE, "k8s/api.yaml": text });
      assert.deepEqual([unitLines(report), report.problems], [[], []], text);
    }
  });

  test("an example never decides, whatever production words its path has", (context) => {
    const report = topologyOf(context, {
      ...CODE,
      "examples/production/k8s/api.yaml": deployment("api", "  replicas: 3\n"),
    });
    assert.deepEqual(unitLines(report), []);
  });
});

test("a volume for one node stands beside the number of pods", (context) => {
  const [unit] = topologyOf(context, {
    ...packageAt("", "api"),
    "k8s/api.yaml": mounted("  replicas: 3\n", "ReadWriteOnce"),
  }).units;
  assert.deepEqual(
    unit?.deployments[0]?.evidence.map(({ message }) => message),
    ["Kubernetes runs 3 pods", "its volume is for one node: pods on another one do not start"],
  );
});
