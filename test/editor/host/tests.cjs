/** Tests inside the extension host. VS Code calls `run`. */
const assert = require("node:assert/strict");
const { renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { setTimeout } = require("node:timers/promises");
const vscode = require("vscode");

const EXTENSION = "premise.premise";
const RULE = "scale/no-deadline";

const tests = [];
const test = (name, body) => tests.push({ name, body });

/** The value of a function once it is neither undefined nor false. */
async function eventually(what, read) {
  for (let turn = 0; turn < 400; turn++) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    await setTimeout(50);
  }
  throw new Error(`${what} did not happen within 20 s`);
}

const ours = (uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "premise");
const ruleOf = ({ code }) => (typeof code === "object" ? code.value : code);

async function openSample() {
  const [uri] = await vscode.workspace.findFiles("src/server.ts");
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

async function finding(document) {
  return eventually("a finding", () => ours(document.uri)[0]);
}

async function actionsAt(document, range) {
  const actions = await vscode.commands.executeCommand(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    10,
  );
  // What the editor's own extensions offer comes with other titles.
  return actions.filter(({ title }) => /deadline|scale\/no-deadline|design review/.test(title));
}

test("the installed extension becomes active with a TypeScript file", async () => {
  await openSample();
  const extension = vscode.extensions.getExtension(EXTENSION);
  assert.ok(extension, "installed");
  await eventually("activation", () => extension.isActive);
  const registered = new Set(await vscode.commands.getCommands(true));
  for (const { command } of extension.packageJSON.contributes.commands)
    assert.ok(registered.has(command), command);
});

test("the finding is a diagnostic with place, severity, rule and page", async () => {
  const document = await openSample();
  const found = await finding(document);
  assert.equal(ours(document.uri).length, 1);
  assert.equal(ruleOf(found), RULE);
  assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
  assert.ok(document.getText(found.range).startsWith("fetch"));
  assert.ok(found.code.target, "the rule id links to its page");
});

test("nothing else is reported anywhere in the workspace", async () => {
  await finding(await openSample());
  await setTimeout(1_500);
  const all = vscode.languages
    .getDiagnostics()
    .flatMap(([uri, list]) => list.map((each) => ({ path: uri.path, ...each })))
    .filter(({ source }) => source === "premise");
  assert.deepEqual(
    all.map(({ path, message }) => `${path.split("/").at(-1)}: ${message}`).slice(1),
    [],
  );
});

test("code actions: the fix is preferred and first, accepting is last", async () => {
  const document = await openSample();
  const found = await finding(document);
  const actions = await actionsAt(document, found.range);
  assert.deepEqual(
    actions.map(({ isPreferred }) => isPreferred === true),
    actions.map((_, index) => index === 0),
  );
  assert.ok(actions[0].edit, "resolved on request");
  const commands = actions.flatMap(({ command }) => (command ? [command.command] : []));
  assert.deepEqual(commands, [
    "premise.explain",
    "premise.addToReview",
    "premise.decide",
    "premise.accept",
  ]);
});

test("a hover tells the assumption", async () => {
  const document = await openSample();
  const found = await finding(document);
  const hovers = await vscode.commands.executeCommand(
    "vscode.executeHoverProvider",
    document.uri,
    found.range.start,
  );
  const text = hovers.flatMap(({ contents }) => contents.map(({ value }) => value)).join("\n");
  assert.match(text, /The other side always answers/);
});

test("diagnostics follow the text and come back with undo", async () => {
  const document = await openSample();
  const found = await finding(document);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(found.range.start, found.range.start.translate(0, 5)),
    "local",
  );
  await vscode.workspace.applyEdit(edit);
  await eventually("the finding's end", () => ours(document.uri).length === 0);
  await vscode.commands.executeCommand("undo");
  await finding(document);
});

test("explain opens the page of a rule and of a pattern inside the editor", async () => {
  for (const [id, heading] of [
    [RULE, "# Remote call without a deadline"],
    ["deadline", "# Deadline"],
  ]) {
    await vscode.commands.executeCommand("premise.explain", id);
    const page = await eventually(`the page of ${id}`, () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.path === `/${id}.md`),
    );
    assert.equal(page.uri.scheme, "premise");
    assert.ok(page.getText().startsWith(heading), page.getText().slice(0, 80));
    await eventually(`a tab for ${id}`, () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label }) => label.includes(id.split("/").at(-1))),
      ),
    );
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
});

test("the finding stays in Problems when its file is closed", async () => {
  const document = await openSample();
  await finding(document);
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  await setTimeout(1_500);
  assert.equal(ours(document.uri).length, 1);
});

test("restart brings the finding back", async () => {
  const document = await openSample();
  await finding(document);
  await vscode.commands.executeCommand("premise.restart");
  await finding(document);
  await vscode.commands.executeCommand("premise.restart");
  await finding(document);
});

test("restart works after a start that failed", async () => {
  const document = await openSample();
  const program = join(vscode.extensions.getExtension(EXTENSION).extensionPath, "dist/premise.js");
  renameSync(program, `${program}.away`);
  try {
    await vscode.commands.executeCommand("premise.restart");
    await eventually("the finding's end", () => ours(document.uri).length === 0);
  } finally {
    renameSync(`${program}.away`, program);
  }
  await vscode.commands.executeCommand("premise.restart");
  await finding(document);
});

test("a setting takes effect without a restart", async () => {
  const document = await openSample();
  await finding(document);
  const settings = vscode.workspace.getConfiguration("premise");
  const isError = () => ours(document.uri)[0]?.severity === vscode.DiagnosticSeverity.Error;
  await settings.update("layer", "distributed", vscode.ConfigurationTarget.Workspace);
  await eventually("the severity of the layer", isError);
  await settings.update("layer", undefined, vscode.ConfigurationTarget.Workspace);
  await eventually("the old severity", () => ours(document.uri).length === 1 && !isError());
});

test("accepting writes the comment and the finding goes", async () => {
  const document = await openSample();
  const found = await finding(document);
  const accept = (await actionsAt(document, found.range)).at(-1).command;
  await vscode.commands.executeCommand(accept.command, {
    ...accept.arguments[0],
    reason: "the caller gives up first",
    until: "2099-12-31",
  });
  const line = document.lineAt(found.range.start.line).text;
  assert.equal(
    line.trim(),
    `// premise: accept ${RULE} -- the caller gives up first until 2099-12-31`,
  );
  assert.equal(
    line.indexOf("//"),
    document.lineAt(found.range.start.line + 1).firstNonWhitespaceCharacterIndex,
  );
  await eventually("the finding's end", () => ours(document.uri).length === 0);
  await vscode.commands.executeCommand("undo");
  await finding(document);
});

exports.run = async () => {
  const results = [];
  for (const { name, body } of tests) {
    const error = await body().then(
      () => null,
      (reason) => (reason instanceof Error ? reason.stack : String(reason)),
    );
    results.push({ name, error });
    writeFileSync(process.env.PREMISE_TEST_RESULTS, JSON.stringify(results));
  }
};
