/** Opens places: one at once, several by choice. */
import { commands, Range, Uri, window } from "vscode";
import type { OpenArguments, PlaceRange } from "../server/lsp/protocol.ts";

export async function openPlace(given: unknown): Promise<void> {
  if (!isGiven(given)) return;
  const [only] = given.places;
  const place =
    given.places.length === 1
      ? only
      : await window.showQuickPick(given.places, { title: given.title, matchOnDetail: true });
  if (place === undefined) return;
  const uri = Uri.parse(place.uri);
  if (uri.scheme !== "file") {
    await commands.executeCommand("vscode.open", uri);
    return;
  }
  await window.showTextDocument(uri, { selection: rangeOf(place.range), preview: true });
}

export function rangeOf({ start, end }: PlaceRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function isGiven(value: unknown): value is OpenArguments {
  return typeof value === "object" && value !== null && "places" in value;
}
