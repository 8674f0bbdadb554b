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

test("accepting in the design review creates it, silences the finding and shows in its items", async () => {
  const document = await openSample();
  const found = await finding(document);
  const actions = await actionsAt(document, found.range);
  const decide = actions.find(({ command }) => command?.command === "premise.decide").command;
  await vscode.commands.executeCommand(decide.command, {
    ...decide.arguments[0],
    reason: "the partner gives up first",
    owner: "@ana",
    until: "2099-12-31",
  });
  const [review] = await eventually("a review file", async () => {
    const files = await vscode.workspace.findFiles("design-reviews/*.md");
    return files.length > 0 && files;
  });
  const text = (await vscode.workspace.openTextDocument(review)).getText();
  assert.match(
    text,
    /- status: accepted\n {2}- owner: @ana\n {2}- decision: the partner gives up first/,
  );
  assert.match(text, /- until: 2099-12-31/);
  await eventually("the finding's end", () => ours(document.uri).length === 0);
  const lenses = await eventually("a lens", async () => {
    const all = await vscode.commands.executeCommand("vscode.executeCodeLensProvider", review, 20);
    const titles = all.flatMap(({ command }) => (command ? [command.title] : []));
    return titles.some((title) => /^Open src\/server\.ts:\d+$/.test(title));
  });
  assert.ok(lenses);
});

test("a mistake in the review is in Problems, and its end brings the finding back", async () => {
  const [uri] = await vscode.workspace.findFiles("design-reviews/*.md");
  const review = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(review);
  const at = review.getText().indexOf("until: 2099-12-31");
  const range = new vscode.Range(
    review.positionAt(at + "until: ".length),
    review.positionAt(at + "until: 2099-12-31".length),
  );
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, range, "2020-01-31");
  await vscode.workspace.applyEdit(edit);
  const passed = await eventually("a diagnostic", () =>
    ours(uri).find((each) => ruleOf(each) === "passed-date"),
  );
  assert.equal(passed.severity, vscode.DiagnosticSeverity.Error);
  await review.save();
  await finding(await openSample());
});

test("updating a review by name shows it and opens again what has passed", async () => {
  await vscode.commands.executeCommand("workbench.view.extension.premise");
  const [uri] = await vscode.workspace.findFiles("design-reviews/*.md");
  const name = /-\d\d-\d\d-(.+)\.md$/.exec(uri.path)[1];
  await vscode.commands.executeCommand("premise.updateReview", { name });
  await eventually("the review in an editor", () =>
    vscode.window.activeTextEditor?.document.uri.path.endsWith(`-${name}.md`),
  );
  await eventually("the item opened again", () =>
    /open again: it was accepted until 2020-01-31/.test(
      vscode.window.activeTextEditor.document.getText(),
    ),
  );
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
