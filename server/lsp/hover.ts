/** What a finding says when the pointer rests on it. */
import { type Hover, MarkupKind, type Position } from "vscode-languageserver";
import { type Client, pageUriOf } from "./capabilities.ts";
import { rangeOf, touches } from "./convert.ts";
import type { Pages } from "./pages.ts";
import type { FileResult } from "./reviewer.ts";

export function hoverAt(
  result: FileResult,
  position: Position,
  client: Client,
  pages: Pages,
): Hover | null {
  const here = result.findings.filter(
    (finding) =>
      finding.illusion !== "premise" && touches(finding, { start: position, end: position }),
  );
  const [first] = here;
  if (first === undefined) return null;
  const markdown = client.markdownHover;
  const parts = here.map((finding) => {
    const patterns = finding.patterns.map((id) => (markdown ? linked(id, id, client) : id));
    const rule = linked(pages.ruleTitle(finding.rule), finding.rule, client);
    const lines = [
      markdown ? `**${rule}** (\`${finding.rule}\`)` : `${finding.rule}: ${finding.message}`,
      markdown ? `The code assumes: *${escaped(finding.assumption)}*` : finding.assumption,
    ];
    if (patterns.length > 0)
      lines.push(`${patterns.length === 1 ? "Pattern" : "Patterns"}: ${patterns.join(", ")}`);
    return lines.join("\n\n");
  });
  return {
    contents: {
      kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: parts.join("\n\n---\n\n"),
    },
    range: rangeOf(first.range),
  };
}

function linked(text: string, id: string, client: Client): string {
  const uri = pageUriOf(client, id);
  return uri === undefined ? escaped(text) : `[${escaped(text)}](${uri})`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, "\\$&");
}
