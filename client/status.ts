/** The language status item: is the server well, what has it found, how long did it take. */
import { type Disposable, LanguageStatusSeverity, languages } from "vscode";
import type { Status } from "../server/lsp/protocol.ts";
import type { StatusListener } from "./connection.ts";

export function createStatus(): StatusListener & Disposable {
  const item = languages.createLanguageStatusItem("premise.status", [
    { language: "typescript" },
    { language: "typescriptreact" },
    { language: "markdown", pattern: "**/design-reviews/*.md" },
  ]);
  item.name = "Premise";
  item.command = { command: "premise.showOutput", title: "Show output" };
  return {
    starting() {
      item.busy = true;
      item.severity = LanguageStatusSeverity.Information;
      item.text = "Premise: starting";
      item.detail = "";
    },
    show(status) {
      item.busy = status.state === "starting" || status.state === "scanning";
      item.severity = severityOf(status);
      item.text = `Premise: ${count(status.findings, "finding")}`;
      item.detail = detailOf(status);
    },
    failed(message) {
      item.busy = false;
      item.severity = LanguageStatusSeverity.Error;
      item.text = "Premise: not running";
      item.detail = message;
    },
    dispose: () => item.dispose(),
  };
}

function severityOf({ state, overBudget, badConfiguration }: Status): LanguageStatusSeverity {
  if (state === "failed") return LanguageStatusSeverity.Error;
  if (overBudget || badConfiguration) return LanguageStatusSeverity.Warning;
  return LanguageStatusSeverity.Information;
}

function detailOf(status: Status): string {
  const parts = [`version ${status.version}`, count(status.files, "file")];
  if (status.overBudget) parts.push(`slow: ${status.milliseconds} ms for the last file`);
  else parts.push(`last review ${status.milliseconds} ms`);
  if (status.badConfiguration) parts.push("premise.json has errors");
  if (status.state === "failed") parts.push("a folder could not be reviewed; see the output");
  return parts.join(" · ");
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
