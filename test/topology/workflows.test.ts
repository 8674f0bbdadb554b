/** What is cut out of a workflow before it is parsed: nothing that says which images it builds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readWorkflow, stepsWithImages } from "../../server/analysis/topology/readers/ci.ts";
import { parseYamlText } from "../../server/analysis/topology/texts/yaml.ts";

const WORKFLOW = `# Builds what is deployed.
name: images
on:
  push:
    branches: [ "main",
      "next" ]
env:
  # A comment far to the left.
# in the middle of it
  REGISTRY: ghcr.test/acme
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - run: npm run lint
  api:
    runs-on: ubuntu-latest
    env: { FOLDER: apps/api }
    strategy:
      matrix:
        file: [Dockerfile, worker.Dockerfile]
    steps:
    - uses: actions/checkout@v4
    - run: |
        echo "jobs:"
        # a comment of the shell
        docker build -t acme/old -f old/Dockerfile .
    - name: image
      uses: docker/build-push-action@v6
      with:
        context: .
        file: \${{ env.FOLDER }}/\${{ matrix.file }}
        tags: |
          \${{ env.REGISTRY }}/api:1
`;

const VARIANTS: readonly (readonly [name: string, text: string])[] = [
  ["a workflow with items below their key", WORKFLOW],
  ["items further to the right", WORKFLOW.replace(/^ {4}(?=- | {2})/gm, "      ")],
  ["lines that end as on Windows", WORKFLOW.replaceAll("\n", "\r\n")],
  ["keys in quotes", WORKFLOW.replace("jobs:\n", '"jobs":\n').replace("  api:", "  'api':")],
  [
    "a step that stands for another one",
    `${WORKFLOW.replace("- name: image\n      uses", "- &image\n      uses")}  again:\n    steps: [*image]\n`,
  ],
];

for (const [name, text] of VARIANTS)
  test(`${name}: the steps with images are all that counts`, () => {
    const imagesIn = (said: string) => {
      const { documents, fault } = parseYamlText("/r/images.yml", said);
      assert.equal(fault, undefined);
      return documents.flatMap((each) =>
        readWorkflow(each, {
          repositoryRoot: "/r",
          read: () => undefined,
          exists: () => false,
          manifests: () => [],
          hasSources: () => false,
          sourceWith: () => undefined,
          files: () => [],
          documents: () => [],
          problem: () => {},
        }),
      );
    };
    const whole = imagesIn(text);
    assert.ok(whole.length >= 3);
    assert.deepEqual(imagesIn(stepsWithImages(text)), whole);
  });

test("what is left stands on its lines, and other jobs are gone", () => {
  const cut = stepsWithImages(WORKFLOW).split("\n");
  const whole = WORKFLOW.split("\n");
  assert.equal(cut.length, whole.length);
  for (const [index, line] of cut.entries()) assert.ok(line === "" || line === whole[index]);
  assert.ok(!cut.some((line) => /lint|checkout|branches/.test(line)));
});
