/** Tells all instances: an adapter for socket.io, a channel of Redis for a register written by hand. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { insertAt, lineBreakOf, replaceNode } from "../../kit/edits.ts";
import type { Connections } from "../../kit/roles/connections.ts";
import { homeOf } from "../../kit/roles/flow.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { storeClientOf, wholeWith, withStore } from "../../kit/shared-store.ts";

/** `export function notify(…)` publishes, and what it did becomes the part of every instance. */
export function tellAll(role: Connections, analysis: Analysis): readonly Fix[] {
  const home = homeOf(role.sent);
  const file = role.sent.getSourceFile();
  if (home === undefined || !ts.isFunctionDeclaration(home) || home.name === undefined) return [];
  if (storeClientOf(file, analysis) !== "ioredis" || !ts.isSourceFile(home.parent)) return [];
  const { name, parameters } = home;
  const isPlain = parameters.every(
    (each) =>
      ts.isIdentifier(each.name) &&
      each.dotDotDotToken === undefined &&
      each.type !== undefined &&
      /^(string|number|boolean|unknown|object|Record<|\{|[A-Z]\w*(\[\])?$)/.test(
        each.type.getText(),
      ) &&
      !/Response|Request|Socket|Function|=>/.test(each.type.getText()),
  );
  if (!isPlain || parameters.length === 0) return [];
  if (home.type !== undefined && !/^(void|Promise<void>)$/.test(home.type.getText())) return [];
  return [
    {
      title: "Publish to all instances through Redis (publish-subscribe pattern)",
      safety: "review",
      ...wholeWith(file, "ioredis", analysis),
      edits: () => {
        const store = withStore(file, "ioredis", analysis);
        const eol = lineBreakOf(file);
        const own = `${name.text}Here`;
        const isExported =
          home.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword) ?? false;
        const names = parameters.map((each) => each.name.getText()).join(", ");
        const listener = `${name.text}Listener`;
        const channel = JSON.stringify(name.text);
        const lines = [
          "/** Tells all instances; each passes it on to the clients that are connected to it. */",
          `${isExported ? "export " : ""}async function ${name.text}(${parameters.map((each) => each.getText()).join(", ")}): Promise<void> {`,
          `  await ${store.name}.publish(${channel}, JSON.stringify([${names}]));`,
          "}",
          "",
          `const ${listener} = ${store.name}.duplicate({ commandTimeout: 5_000 });`,
          `void ${listener}.subscribe(${channel});`,
          `${listener}.on("message", (_channel: string, message: string) => {`,
          `  ${own}(...(JSON.parse(message) as Parameters<typeof ${own}>));`,
          "});",
        ];
        const edits: TextEdit[] = [...store.edits, replaceNode(name, own)];
        for (const modifier of home.modifiers ?? [])
          if (modifier.kind === ts.SyntaxKind.ExportKeyword)
            edits.push({
              file: file.fileName,
              start: modifier.getStart(file),
              end: modifier.getEnd() + 1,
              text: "",
            });
        edits.push(insertAt(file, home.getEnd(), `${eol}${eol}${lines.join(eol)}`));
        return edits;
      },
    },
  ];
}
