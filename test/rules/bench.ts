/** Lays all examples out in one temporary folder and answers what the analysis says about each of them. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TextEdit } from "../../rules/kit/rule.ts";
import { createSession } from "../../server/analysis/engine.ts";
import type { Finding, Problem } from "../../server/analysis/report.ts";
import type { Session } from "../../server/analysis/session.ts";
import type { Example } from "./examples.ts";

export interface Bench {
  /** What is reported in an example as it stands; questions come with `isQuestion`. */
  check(example: Example): Reported[];
  /** Every fix that is offered for the rule's own reports in an example, each applied to the original text. */
  fixes(example: Example): AppliedFix[];
  /** Applies preferred fixes of the rule until none is left; the text of each file by its path in the example. */
  repair(example: Example): ReadonlyMap<string, string>;
  /** What the sessions could not use, and rules that threw. */
  problems(): Problem[];
  dispose(): void;
}

export interface Reported {
  readonly finding: Finding;
  readonly isQuestion: boolean;
  /** Path inside the example. */
  readonly file: string;
}

export interface AppliedFix {
  readonly finding: Finding;
  readonly title: string;
  /** It brings a helper that the code does not use yet. */
  readonly isScaffold: boolean;
  /** Text of every file of the example after the fix, new files included. */
  readonly texts: ReadonlyMap<string, string>;
  readonly before: readonly Reported[];
  readonly after: readonly Reported[];
  /** True when the same fix is still on offer after it was applied. */
  readonly isOfferedAgain: boolean;
}

/** A chain of fixes longer than this is going in circles. */
const MAX_REPAIRS = 50;

export function createBench(examples: readonly Example[]): Bench {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "premise-rules-")));
  const sessions = new Map<string, Session>();
  for (const example of examples) write(root, example);

  const sessionOf = (example: Example): Session => {
    const key = groupOf(example);
    const { layer } = example.setting;
    const session =
      sessions.get(key) ?? createSession({ root: forward(path.join(root, key)), layer });
    sessions.set(key, session);
    return session;
  };
  const folderOf = (example: Example): string =>
    forward(path.join(root, groupOf(example), folderName(example)));

  function checkPaths(example: Example, paths: Iterable<string>): Reported[] {
    const folder = folderOf(example);
    return [...paths].filter(isReviewed).flatMap((file) => {
      const { findings, questions } = sessionOf(example).check(`${folder}/${file}`);
      return [
        ...findings.map((finding) => ({ finding, isQuestion: false, file })),
        ...questions.map((finding) => ({ finding, isQuestion: true, file })),
      ];
    });
  }

  /** Runs `use` with a way to apply edits over the files on disk, and gives the files back afterwards. */
  function withOverlay<T>(example: Example, use: (overlay: Overlay) => T): T {
    const session = sessionOf(example);
    const folder = folderOf(example);
    const texts = textsOf(example);
    try {
      return use({
        texts,
        apply(edits) {
          for (const [file, text] of applyEdits(texts, edits, folder)) {
            texts.set(file, text);
            session.setText(`${folder}/${file}`, text);
          }
        },
      });
    } finally {
      for (const file of texts.keys()) session.setText(`${folder}/${file}`, undefined);
    }
  }

  return {
    check: (example) => checkPaths(example, textsOf(example).keys()),
    fixes(example) {
      const session = sessionOf(example);
      const folder = folderOf(example);
      const before = checkPaths(example, textsOf(example).keys());
      return before
        .filter(({ finding }) => finding.rule === example.rule)
        .flatMap(({ finding, file }) =>
          finding.fixes.map((fix, index) =>
            withOverlay(example, ({ texts, apply }) => {
              const at = `${folder}/${file}`;
              const edits = session.fixEdits(at, finding.fingerprint, index);
              if (edits === undefined)
                throw new Error(`${example.origin}: no edits for the offered fix '${fix.title}'`);
              apply(edits);
              const after = checkPaths(example, texts.keys());
              const still = after.find((r) => r.finding.fingerprint === finding.fingerprint);
              const isOfferedAgain =
                still === undefined
                  ? session.fixEdits(at, finding.fingerprint, index) !== undefined
                  : fix.isScaffold === true &&
                    still.finding.fixes.some((other) => other.title === fix.title);
              return {
                finding,
                title: fix.title,
                isScaffold: fix.isScaffold === true,
                texts: new Map(texts),
                before,
                after,
                isOfferedAgain,
              };
            }),
          ),
        );
    },
    repair(example) {
      const session = sessionOf(example);
      const folder = folderOf(example);
      return withOverlay(example, ({ texts, apply }) => {
        for (let round = 0; round < MAX_REPAIRS; round += 1) {
          const next = checkPaths(example, texts.keys()).find(
            ({ finding }) => finding.rule === example.rule && finding.fixes[0]?.preferred === true,
          );
          if (next === undefined) return new Map(texts);
          const { fingerprint } = next.finding;
          const edits = session.fixEdits(`${folder}/${next.file}`, fingerprint, 0);
          if (edits === undefined)
            throw new Error(`${example.origin}: an offered fix has no edits`);
          apply(edits);
        }
        throw new Error(`${example.origin}: still fixable after ${MAX_REPAIRS} fixes`);
      });
    },
    problems: () => [...sessions.values()].flatMap((session) => session.problems()),
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

interface Overlay {
  /** Current text by path inside the example. */
  readonly texts: Map<string, string>;
  apply(edits: readonly TextEdit[]): void;
}

function write(root: string, example: Example): void {
  const folder = path.join(root, groupOf(example), folderName(example));
  const files = [{ path: "package.json", text: example.setting.manifest }, ...example.files];
  for (const file of files) {
    const target = path.join(folder, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  }
}

/** The folder that one session covers. */
function groupOf(example: Example): string {
  const { alone, layer } = example.setting;
  return alone ? `alone-${folderName(example)}` : layer;
}

function folderName(example: Example): string {
  return `${example.rule.replace("/", "-")}-${example.name}`;
}

function textsOf(example: Example): Map<string, string> {
  return new Map(example.files.map((file) => [file.path, file.text]));
}

function applyEdits(
  texts: ReadonlyMap<string, string>,
  edits: readonly TextEdit[],
  folder: string,
): Map<string, string> {
  const changed = new Map<string, string>();
  const paths = new Set(edits.map((edit) => edit.file));
  for (const at of paths) {
    if (!at.startsWith(`${folder}/`)) throw new Error(`a fix edits ${at}, outside the example`);
    const file = at.slice(folder.length + 1);
    const ofFile = edits.filter((edit) => edit.file === at);
    changed.set(file, applyToText(texts.get(file) ?? "", ofFile, file));
  }
  return changed;
}

/** Edits with the same start take effect in the order they are listed. */
function applyToText(original: string, edits: readonly TextEdit[], file: string): string {
  let text = original;
  let limit = text.length;
  const backwards = [...edits].reverse().sort((a, b) => b.start - a.start);
  for (const { start, end, text: insert } of backwards) {
    if (start > end || end > limit) throw new Error(`edits overlap or lie outside ${file}`);
    text = text.slice(0, start) + insert + text.slice(end);
    limit = start;
  }
  return text;
}

/** Sources, and the deployment files that rules of the topology report in. */
function isReviewed(file: string): boolean {
  if (/(^|\/)Dockerfile$|\.(ya?ml|toml)$/.test(file)) return true;
  return /\.[cm]?tsx?$/.test(file) && !file.endsWith(".d.ts");
}

function forward(file: string): string {
  return file.split(path.sep).join("/");
}
