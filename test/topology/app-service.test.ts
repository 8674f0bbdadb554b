/** Azure App Service: the capacity of a plan is how many instances each site on it has. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { packageAt, problemLines, topologyOf, unitLines } from "./surveyed.ts";

const template = (sku: object, ...more: readonly object[]) => ({
  parameters: { capacity: { type: "int", defaultValue: 2 }, open: { type: "int" } },
  resources: [
    { type: "Microsoft.Web/serverfarms", name: "[variables('plan')]", sku },
    {
      type: "Microsoft.Web/sites",
      name: "api",
      properties: {
        serverFarmId: "[resourceId('Microsoft.Web/serverfarms', variables('plan'))]",
        siteConfig: { linuxFxVersion: "NODE|22-lts" },
      },
    },
    ...more,
  ],
});

const SCALER = {
  type: "Microsoft.Insights/autoscaleSettings",
  properties: {
    targetResourceUri: "[resourceId('Microsoft.Web/serverfarms', variables('plan'))]",
    profiles: [
      { capacity: { minimum: "1", maximum: "2", default: "1" } },
      { capacity: { minimum: "2", maximum: "6", default: "2" } },
    ],
  },
};

/** A template → the layer of the unit, the bounds of its instances, and the words of the evidence. */
const CASES: readonly (readonly [string, object, string])[] = [
  [
    "several instances",
    template({ name: "P1v3", capacity: 3 }),
    "multi-node 3-3 the plan has 3 instances for each site on it",
  ],
  [
    "one instance",
    template({ name: "B1", capacity: 1 }),
    "single-node 1-1 the plan has 1 instance for each site on it",
  ],
  [
    "a parameter with a default of several",
    template({ name: "P1v3", capacity: "[parameters('capacity')]" }),
    "multi-node 2-2 the plan has 2 instances for each site on it",
  ],
  [
    "a parameter that nobody sets",
    template({ name: "P1v3", capacity: "[parameters('open')]" }),
    "unknown none ",
  ],
  ["no capacity", template({ name: "B1" }), "unknown none "],
  [
    "rules of scaling over the capacity",
    template({ name: "P1v3", capacity: 1 }, SCALER),
    "multi-node 2-6 Azure runs 2 to 6 instances",
  ],
];

describe("a plan of Azure App Service", () => {
  for (const [name, written, expected] of CASES)
    test(name, (context) => {
      const report = topologyOf(context, {
        ...packageAt("", "api"),
        "infra/azuredeploy.json": written,
      });
      const said = report.units.map(({ layer, instances, evidence }) => {
        const bounds = instances === undefined ? "none" : `${instances.least}-${instances.most}`;
        return `${layer} ${bounds} ${evidence.map(({ message }) => message).join()}`;
      });
      assert.deepEqual(said, [expected]);
      assert.deepEqual(problemLines(report), []);
    });

  test("the plan of another site, and functions on it, say nothing", (context) => {
    const report = topologyOf(context, {
      ...packageAt("", "api"),
      "infra/azuredeploy.json": {
        resources: [
          { type: "Microsoft.Web/serverfarms", name: "one", sku: { capacity: 3 } },
          { type: "Microsoft.Web/serverfarms", name: "other", sku: { capacity: 4 } },
          { type: "Microsoft.Web/sites", name: "api", properties: { serverFarmId: "elsewhere" } },
          { type: "Microsoft.Web/sites", kind: "functionapp", name: "jobs", properties: {} },
        ],
      },
    });
    assert.deepEqual(unitLines(report), ["api unknown ."]);
  });
});
