/** An analysis of a few files in a temporary folder, for tests of the vocabulary that rules are written in. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ts } from "ts-morph";
import type { Analysis } from "../../rules/kit/analysis.ts";
import { createAnswers } from "../../server/analysis/answers.ts";
import { loadCatalog } from "../../server/analysis/catalog.ts";
import { createReachGraph } from "../../server/analysis/contexts/graph.ts";
import { createNames } from "../../server/analysis/contexts/names.ts";
import { createSelection } from "../../server/analysis/contexts/selection.ts";
import { unitsOf } from "../../server/analysis/contexts/units.ts";
import { createProgram } from "../../server/analysis/program.ts";
import { createAnalysis } from "../../server/analysis/queries.ts";
import { createSchemas } from "../../server/analysis/schema/schemas.ts";
import { createTaggedNames } from "../../server/analysis/tagged-names.ts";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";

export interface Studied {
  readonly analysis: Analysis;
  /** The tree of a file by its path in the folder. */
  file(name: string): ts.SourceFile;
}

export function study(files: Readonly<Record<string, string>>): Studied {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "premise-kit-")));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    return open(root.split(path.sep).join("/"));
  } finally {
    rmSync(root, { recursive: true });
  }
}

function open(root: string): Studied {
  const workspace = openWorkspace(root);
  const schemas = createSchemas(workspace);
  // Read at once: the folder is gone when the test asks.
  schemas.all();
  const selection = createSelection(workspace, () => undefined);
  const tagged = createTaggedNames();
  const functions = createNames();
  const program = createProgram(workspace, loadCatalog(), tagged.set, schemas);
  for (const file of workspace.files()) {
    const entry = selection.entry(file);
    if (entry !== undefined) program.add(file, entry.scan.text, entry.scan.imports);
    const tree = program.sourceFile(file);
    if (tree === undefined) continue;
    tagged.set(file, tree);
    functions.set(file, unitsOf(tree).functions);
  }
  const analysis = createAnalysis({
    workspace,
    program,
    selection,
    graph: createReachGraph(() => undefined),
    answers: createAnswers(program.sourceFile),
    taggedNames: tagged,
    filesOf: () => [],
    units: () => [],
    stores: () => [],
    topologyOf: () => ({ layer: "unknown", units: [], evidence: [] }),
    isOwnFunction: functions.has,
    guarded() {},
    schemas,
  });
  return {
    analysis,
    file(name) {
      const found = program.sourceFile(`${root}/${name}`);
      if (found === undefined) throw new Error(`${name} is not in the program`);
      return found;
    },
  };
}

/** Every call and tagged template of a file in source order. */
export function callsIn(file: ts.SourceFile): (ts.CallExpression | ts.TaggedTemplateExpression)[] {
  const found: (ts.CallExpression | ts.TaggedTemplateExpression)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
