/** What SARIF says of findings beyond the report: edits of fixes, the way from the entry point, hashes of lines. */
import { readFileSync } from "node:fs";
import type { TextEdit } from "../../rules/kit/rule.ts";
import type { Finding, Position, RelatedPlace } from "../analysis/report.ts";
import type { Session } from "../analysis/session.ts";
import { joinPath, reportPath } from "../analysis/workspace/paths.ts";
import { readText } from "../analysis/workspace/text.ts";
import { lineHashes } from "./formats/line-hash.ts";
import type { FindingDetails, PlacedEdit } from "./formats/sarif.ts";

const NOTHING: FindingDetails = { edits: [], callPath: [], lineHash: undefined };

/** `root` is what the paths of the findings are relative to; they come from the sessions. */
export function createDetails(
  sessions: readonly Session[],
  root: string,
  findings: readonly Finding[],
): (finding: Finding) => FindingDetails {
  const hashes = hashesOf(root, findings);
  const placers = new Map<string, Placer>();
  const placerOf = (path: string): Placer => {
    const known = placers.get(path);
    if (known !== undefined) return known;
    const placer = createPlacer(readText(path).text ?? "");
    placers.set(path, placer);
    return placer;
  };
  const placed = (edit: TextEdit): PlacedEdit => {
    const positionOf = placerOf(edit.file);
    const range = { start: positionOf(edit.start), end: positionOf(edit.end) };
    return { file: reportPath(root, edit.file), range, text: edit.text };
  };
  return (finding) => {
    const path = joinPath(root, finding.file);
    const { fingerprint } = finding;
    const session = sessions.find((each) => knows(each, path, fingerprint));
    if (session === undefined) return NOTHING;
    const moved = (place: RelatedPlace): RelatedPlace => ({
      ...place,
      file: reportPath(root, joinPath(session.root, place.file)),
    });
    return {
      edits: finding.fixes.map((_, index) =>
        (session.fixEdits(path, fingerprint, index) ?? []).map(placed),
      ),
      callPath: session.callPath(path, fingerprint).map(moved),
      lineHash: hashes.get(finding.file)?.get(finding.range.start.line),
    };
  };
}

function knows(session: Session, path: string, fingerprint: string): boolean {
  const { findings, questions } = session.check(path);
  return [...findings, ...questions].some((each) => each.fingerprint === fingerprint);
}

function hashesOf(
  root: string,
  findings: readonly Finding[],
): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const wanted = new Map<string, Set<number>>();
  for (const { file, range } of findings) {
    const lines = wanted.get(file) ?? new Set();
    wanted.set(file, lines.add(range.start.line));
  }
  return new Map(
    [...wanted].map(([file, lines]) => [file, lineHashes(rawText(joinPath(root, file)), lines)]),
  );
}

/** With its byte order mark, which GitHub hashes too. A file with line breaks that GitHub does not count gives nothing. */
function rawText(path: string): string {
  try {
    const text = readFileSync(path, "utf8");
    return /[\u2028\u2029]/.test(text) ? "" : text;
  } catch {
    return "";
  }
}

type Placer = (offset: number) => Position;

/** Turns offsets into places, counting lines as the compiler does. */
function createPlacer(text: string): Placer {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
    starts.push(match.index + match[0].length);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
