/** Writes into premise.json how many instances of a unit run, as somebody says who knows. */
import path from "node:path";
import { applyEdits, modify, parse } from "jsonc-parser";
import type { Documents } from "./documents.ts";
import type { DeclareParams, Refusal, ReviewEdit } from "./protocol.ts";
import type { Reviewer } from "./reviewer.ts";
import { unitOfFile } from "./topology.ts";
import { pathOfUri, uriOfPath } from "./uris.ts";

const NAME = "premise.json";

export function declareEdit(
  { uri, layer, because }: DeclareParams,
  { reviewer, documents }: { readonly reviewer: Reviewer; readonly documents: Documents },
): ReviewEdit | Refusal {
  const file = pathOfUri(uri);
  const session = file === undefined ? undefined : reviewer.sessionFor(file);
  if (file === undefined || session === undefined)
    return { refusal: "This file lies outside the workspace." };
  const unit = unitOfFile(file, session);
  const target = `${session.root}/${NAME}`;
  const current = documents.current(target);
  const text = current?.document.getText() ?? "";
  const written: unknown = parse(text);
  if (text.trim() !== "" && !isRecord(written))
    return { refusal: `${NAME} is no JSON object; repair it first.` };
  const folder = unit === undefined ? packageBelow(file, session.root, documents) : undefined;
  const id = unit?.id ?? nameOf(folder ?? "", session.root);
  const known = isRecord(written) && isRecord(written.units) ? written.units[id] : undefined;
  const value = {
    ...(isRecord(known) ? known : {}),
    ...(folder === undefined ? {} : { roots: [folder === "" ? "." : folder] }),
    layer,
    ...(because === undefined || because === "" ? {} : { because }),
  };
  const base = text.trim() === "" ? "{}\n" : text;
  const options = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: "\n" } };
  const after = applyEdits(base, modify(base, ["units", id], value, options));
  const lines = text.split("\n");
  return {
    uri: uriOfPath(target),
    version: current?.open === true ? current.document.version : null,
    isNew: current === undefined,
    edits: [
      {
        range: {
          start: { line: 0, character: 0 },
          end: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
        },
        newText: after,
      },
    ],
    line: Math.max(0, after.slice(0, after.indexOf(`"${id}"`)).split("\n").length - 1),
    summary: `${id} is declared ${layer}`,
  };
}

/** The folder of the nearest package.json below the root, relative to it. */
function packageBelow(file: string, root: string, documents: Documents): string {
  for (
    let folder = path.posix.dirname(file);
    folder.length > root.length;
    folder = path.posix.dirname(folder)
  )
    if (documents.current(`${folder}/package.json`) !== undefined)
      return folder.slice(root.length + 1);
  return "";
}

function nameOf(folder: string, root: string): string {
  const at = folder === "" ? root : folder;
  return at.slice(at.lastIndexOf("/") + 1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
