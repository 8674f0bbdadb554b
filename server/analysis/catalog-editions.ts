/** Texts of a catalog file for earlier majors of its package, where `@before` lines in it say what was different then. */

export interface Edition {
  /** The first major it answers for; undefined for the one in the file's name. */
  readonly from: number | undefined;
  /** The major that ended it; undefined for the newest. */
  readonly before: number | undefined;
  readonly text: string;
}

/** ` * @before 17 retries 1 jittered`: what the tag said up to that major. */
const LINE = /^([ \t]*\*[ \t]*)@before (\d+) (\w+) (.+)\n/gm;
/** `import … from "@octokit/core"; // before 3: @octokit/core@4` */
const IMPORT = /"([^"]+)"; \/\/ before (\d+): (\S+)$/gm;
const COMMENT = /\/\*\*[\s\S]*?\*\//g;

/** The newest edition first, as it is written but for the lines about earlier ones. */
export function editionsOf(text: string): readonly Edition[] {
  const limits = [
    ...new Set([...text.matchAll(LINE), ...text.matchAll(IMPORT)].map((match) => Number(match[2]))),
  ].sort((a, b) => b - a);
  return [undefined, ...limits].map((before, index) => ({
    from: limits[index],
    before,
    text: limits.length === 0 ? text : textBefore(text, before ?? Number.POSITIVE_INFINITY),
  }));
}

function textBefore(text: string, before: number): string {
  return text
    .replace(COMMENT, (comment) => commentBefore(comment, before))
    .replace(IMPORT, (_, now: string, limit: string, then: string) =>
      before <= Number(limit) ? `"${then}";` : `"${now}";`,
    );
}

/** The comment with the statements that held then; the nearest limit decides. */
function commentBefore(comment: string, before: number): string {
  const said = new Map<string, { readonly limit: number; readonly line: string }>();
  for (const [, lead = "", limit = "", tag = "", rest = ""] of comment.matchAll(LINE)) {
    const known = said.get(tag);
    if (Number(limit) < before || (known !== undefined && known.limit < Number(limit))) continue;
    said.set(tag, { limit: Number(limit), line: `${lead}@${tag} ${rest}\n` });
  }
  let found = comment.replace(LINE, "");
  for (const [tag, { line }] of said) {
    found = found.replace(new RegExp(`^[ \\t]*\\*[ \\t]*@${tag} .*\\n`, "m"), () => line);
    found = withoutProof(found, tag);
  }
  return found;
}

/** Experiments run with the newest version; what an earlier one did was read. */
function withoutProof(comment: string, tag: string): string {
  return comment.replace(/^[ \t]*\*[ \t]*@proof proven (.+)\n/m, (line, tags: string) => {
    const left = tags.split(" ").filter((each) => each !== tag);
    return left.length === 0 ? "" : line.replace(tags, left.join(" "));
  });
}
