/** Terraform and Nomad, CDK and SST, Serverless and SAM, and the application files of smaller platforms. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { prepareHcl } from "../../server/analysis/topology/texts/hcl.ts";
import type { Files } from "../workspace/repository.ts";
import { ignoredLines, packageAt, topologyOf, unitLines } from "./surveyed.ts";

const CODE: Files = {
  ...packageAt("apps/api", "@shop/api"),
  ...packageAt("apps/web", "@shop/web"),
  "apps/api/src/orders.ts": "export const handler = async () => {};\n",
};

const SERVICE = `resource "aws_ecs_service" "api" {
  name          = "api"
  desired_count = COUNT
}
`;

const VARIABLE = 'variable "count" {\n  type    = number\n  default = DEFAULT\n}\n';

const RUNNER = `Resources:
  Api:
    Type: AWS::AppRunner::Service
    Properties:
      ServiceName: api
`;
const SCALING = `  Scaling:
    Type: AWS::AppRunner::AutoScalingConfiguration
    Properties:
      MinSize: 1
      MaxSize: MOST
`;
const RUNNER_TF = 'resource "aws_apprunner_service" "api" {\n  service_name = "api"\n';
const SCALING_TF =
  'resource "aws_apprunner_auto_scaling_configuration_version" "api" {\n  min_size = 1\n  max_size = MOST\n}\n';

const CASES: readonly (readonly [string, Files, string])[] = [
  [
    "App Runner without a scaling configuration",
    { "infra/app.yaml": RUNNER },
    "api multi-node apps/api <- infra/app.yaml:2",
  ],
  [
    "App Runner between bounds",
    {
      "infra/app.yaml": `${RUNNER}      AutoScalingConfigurationArn: !GetAtt Scaling.AutoScalingConfigurationArn\n${SCALING.replace("MOST", "4")}`,
    },
    "api multi-node apps/api <- infra/app.yaml:11",
  ],
  [
    "App Runner bounded to one instance",
    {
      "infra/app.yaml": `${RUNNER}      AutoScalingConfigurationArn: !Ref Scaling\n${SCALING.replace("MOST", "1")}`,
    },
    "api single-node apps/api <- infra/app.yaml:11",
  ],
  [
    "App Runner with bounds from elsewhere",
    { "infra/app.yaml": `${RUNNER}      AutoScalingConfigurationArn: !ImportValue scaling\n` },
    "api unknown apps/api",
  ],
  [
    "App Runner in Terraform, without bounds",
    { "infra/main.tf": `${RUNNER_TF}}\n` },
    "api multi-node apps/api <- infra/main.tf:2",
  ],
  [
    "App Runner in Terraform, bounded to one instance",
    {
      "infra/main.tf": `${RUNNER_TF}  auto_scaling_configuration_arn = aws_apprunner_auto_scaling_configuration_version.api.arn\n}\n${SCALING_TF.replace("MOST", "1")}`,
    },
    "api single-node apps/api <- infra/main.tf:7",
  ],
  [
    "App Runner in Terraform, with bounds from elsewhere",
    { "infra/main.tf": `${RUNNER_TF}  auto_scaling_configuration_arn = var.scaling\n}\n` },
    "api unknown apps/api",
  ],
  [
    "a literal count of ECS",
    { "infra/main.tf": SERVICE.replace("COUNT", "3") },
    "api multi-node apps/api <- infra/main.tf:3",
  ],
  [
    "one is a decision where it is written down",
    { "infra/main.tf": SERVICE.replace("COUNT", "1") },
    "api single-node apps/api <- infra/main.tf:3",
  ],
  [
    "the default of a variable is not",
    { "infra/main.tf": SERVICE.replace("COUNT", "var.count") + VARIABLE.replace("DEFAULT", "1") },
    "api unknown apps/api <- infra/main.tf:7",
  ],
  [
    "a default beyond one is somebody's number",
    { "infra/main.tf": SERVICE.replace("COUNT", "var.count") + VARIABLE.replace("DEFAULT", "2") },
    "api multi-node apps/api <- infra/main.tf:7",
  ],
  [
    "values of production",
    {
      "infra/main.tf": SERVICE.replace("COUNT", "var.count"),
      "infra/variables.tf": VARIABLE.replace("DEFAULT", "1"),
      "infra/env/prod.tfvars": "count = 4\n",
      "infra/env/dev.tfvars": "count = 9\n",
    },
    "api multi-node apps/api <- infra/env/prod.tfvars:1",
  ],
  [
    "a variable that nobody sets",
    { "infra/main.tf": `${SERVICE.replace("COUNT", "var.count")}variable "count" {}\n` },
    "api unknown apps/api",
  ],
  [
    "a count that others change says nothing",
    {
      "infra/main.tf": SERVICE.replace(
        "COUNT\n",
        "1\n  lifecycle {\n    ignore_changes = [desired_count]\n  }\n",
      ),
    },
    "api unknown apps/api",
  ],
  [
    "an autoscaler wins over the count to start with",
    {
      "infra/main.tf": `${SERVICE.replace("COUNT", "1")}
resource "aws_appautoscaling_target" "api" {
  min_capacity = 1
  max_capacity = 8
  resource_id  = "service/main/\${aws_ecs_service.api.name}"
}
`,
    },
    "api multi-node apps/api <- infra/main.tf:8",
  ],
  [
    "a module of the repository, called with a number",
    {
      "infra/main.tf": 'module "api" {\n  source = "./modules/service"\n  count_of = 5\n}\n',
      "infra/modules/service/main.tf":
        'variable "count_of" {\n  default = 1\n}\nresource "aws_ecs_service" "api" {\n  name = "api"\n  desired_count = var.count_of\n}\n',
    },
    "api multi-node apps/api <- infra/main.tf:3",
  ],
  [
    "Cloud Run goes to a hundred unless bounded",
    { "infra/run.tf": 'resource "google_cloud_run_v2_service" "api" {\n  name = "api"\n}\n' },
    "api multi-node apps/api <- infra/run.tf:2",
  ],
  [
    "and to its bound",
    {
      "infra/run.tf":
        'resource "google_cloud_run_v2_service" "api" {\n  name = "api"\n  template {\n    scaling {\n      max_instance_count = 1\n    }\n  }\n}\n',
    },
    "api single-node apps/api <- infra/run.tf:5",
  ],
  [
    "Container Apps without a bound go to ten",
    { "infra/app.tf": 'resource "azurerm_container_app" "api" {\n  name = "api"\n}\n' },
    "api multi-node apps/api <- infra/app.tf:2",
  ],
  [
    "Functions of Azure start as they are needed",
    {
      "apps/api/host.json": { version: "2.0", extensionBundle: { id: "x", version: "[4.*, 5)" } },
    },
    "api multi-node apps/api <- apps/api/host.json:2",
  ],
  [
    "a host file of something else",
    { "apps/api/host.json": { version: "2.0", host: "api.acme.test" } },
    "",
  ],
  [
    "a function in another language",
    {
      "apps/api/template.yaml":
        "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: python3.13, CodeUri: ., Handler: src/orders.handler }\n",
    },
    "",
  ],
  [
    "functions of a template take what is said of all of them",
    {
      "apps/api/template.yaml":
        "Globals: { Function: { Runtime: nodejs22.x, CodeUri: . } }\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: src/orders.handler\n      ReservedConcurrentExecutions: 1\n",
    },
    "api unknown apps/api <- apps/api/template.yaml:7",
  ],
  [
    "an autoscaler of DigitalOcean",
    {
      ".do/app.yaml":
        "name: shop\nservices:\n  - name: api\n    source_dir: apps/api\n    autoscaling: { min_instance_count: 1, max_instance_count: 4 }\n",
    },
    "api multi-node apps/api <- .do/app.yaml:5",
  ],
  [
    "Koyeb's range",
    { "apps/api/koyeb.yaml": "name: api\nscaling:\n  min: 1\n  max: 3\n" },
    "api multi-node apps/api <- apps/api/koyeb.yaml:4",
  ],
  [
    "a range of Nomad wins over the count to start with",
    {
      "jobs/api.nomad":
        'job "shop" {\n  group "api" {\n    count = 1\n    scaling {\n      min = 1\n      max = 5\n    }\n    task "server" {\n      config {\n        image = "acme/api:1"\n      }\n    }\n  }\n}\n',
    },
    "api multi-node apps/api <- jobs/api.nomad:6",
  ],
  [
    "Container Apps",
    {
      "infra/app.tf":
        'resource "azurerm_container_app" "api" {\n  name = "api"\n  template {\n    min_replicas = 2\n    max_replicas = 6\n  }\n}\n',
    },
    "api multi-node apps/api <- infra/app.tf:5",
  ],
  [
    "Nomad's groups",
    {
      "jobs/api.nomad":
        'job "shop" {\n  group "api" {\n    count = 3\n    task "server" {\n      config {\n        image = "acme/api:1"\n      }\n    }\n  }\n}\n',
    },
    "api multi-node apps/api <- jobs/api.nomad:3",
  ],
  [
    "the Serverless Framework",
    {
      "apps/api/serverless.yml":
        "service: shop\nprovider: { name: aws }\nfunctions:\n  orders:\n    handler: src/orders.handler\n",
    },
    "api multi-node apps/api <- apps/api/serverless.yml:5",
  ],
  [
    "the Serverless Framework as code, one run at a time",
    {
      "apps/api/serverless.ts":
        'const config = {\n  functions: { orders: { handler: "src/orders.handler", reservedConcurrency: 1 } },\n};\nmodule.exports = config;\n',
    },
    "api unknown apps/api <- apps/api/serverless.ts:2",
  ],
  [
    "SAM",
    {
      "apps/api/template.yaml":
        "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: nodejs22.x\n      CodeUri: .\n      Handler: src/orders.handler\n",
    },
    "api multi-node apps/api <- apps/api/template.yaml:7",
  ],
  [
    "CloudFormation with a parameter's default",
    {
      "cloudformation.yaml":
        "Parameters:\n  Count: { Type: Number, Default: 2 }\nResources:\n  ApiService:\n    Type: AWS::ECS::Service\n    Properties:\n      DesiredCount: !Ref Count\n",
    },
    "api multi-node apps/api <- cloudformation.yaml:2",
  ],
  [
    "CDK with a number and a bound",
    {
      "infra/stack.ts": `import * as ecs from "aws-cdk-lib/aws-ecs";
export class Shop {
  constructor() {
    const service = new ecs.FargateService(this, "ApiService", { desiredCount: 1 });
    service.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 10 });
  }
}
`,
    },
    "api multi-node apps/api <- infra/stack.ts:5",
  ],
  [
    "CDK's functions",
    {
      "infra/stack.ts":
        'import { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";\nexport const f = new NodejsFunction(scope, "Orders", { entry: "../apps/api/src/orders.ts" });\n',
    },
    "api multi-node apps/api <- infra/stack.ts:2",
  ],
  [
    "SST's services",
    {
      "sst.config.ts":
        'export default $config({\n  async run() {\n    new sst.aws.Service("Api", { image: { context: "apps/api" }, scaling: { min: 2, max: 6 } });\n  },\n});\n',
    },
    "api multi-node apps/api <- sst.config.ts:3",
  ],
  [
    "SST's sites and subscribers",
    {
      "sst.config.ts":
        'export default $config({\n  async run() {\n    queue.subscribe("apps/api/src/orders.handler");\n  },\n});\n',
    },
    "api multi-node apps/api <- sst.config.ts:3",
  ],
  [
    "DigitalOcean",
    {
      ".do/app.yaml":
        "name: shop\nservices:\n  - name: api\n    source_dir: apps/api\n    instance_count: 2\n",
    },
    "api multi-node apps/api <- .do/app.yaml:5",
  ],
  [
    "Copilot's range",
    { "copilot/api/manifest.yml": "name: api\ntype: Backend Service\ncount:\n  range: 1-10\n" },
    "api multi-node apps/api <- copilot/api/manifest.yml:4",
  ],
  [
    "a Container App as YAML",
    {
      "deploy/api.yaml":
        "name: api\nproperties:\n  template:\n    containers: [{ name: api, image: acme/api }]\n    scale:\n      minReplicas: 1\n      maxReplicas: 3\n",
    },
    "api multi-node apps/api <- deploy/api.yaml:7",
  ],
];

describe("infrastructure", () => {
  before(prepareHcl);

  for (const [name, files, expected] of CASES) {
    test(name, (context) => {
      const report = topologyOf(context, { ...CODE, ...files });
      assert.deepEqual(unitLines(report), expected === "" ? [] : [expected]);
      assert.deepEqual(report.problems, []);
    });
  }

  test("values of development are listed as ignored", (context) => {
    const report = topologyOf(context, {
      ...CODE,
      "infra/main.tf": SERVICE.replace("COUNT", "var.count"),
      "infra/variables.tf": VARIABLE.replace("DEFAULT", "1"),
      "infra/dev.tfvars": "count = 9\n",
    });
    assert.deepEqual(unitLines(report), []);
    assert.deepEqual(ignoredLines(report), ["infra/dev.tfvars:1 it serves development"]);
  });

  test("copies of a database are told", (context) => {
    const report = topologyOf(context, {
      ...CODE,
      "infra/db.tf":
        'resource "aws_db_instance" "main" {}\nresource "aws_db_instance" "copy" {\n  replicate_source_db = aws_db_instance.main.id\n}\n',
    });
    assert.deepEqual(
      report.stores.map(({ id, replicas, place }) => [id, replicas, place.range.start.line]),
      [
        ["main", 0, 1],
        ["copy", 1, 3],
      ],
    );
  });
});
