/** Reads the Markdown of rule and pattern pages: title, summary, headings, fences and links. */

export interface Fence {
  /** Everything behind the opening backticks, for example `ts bad file=src/a.ts`. */
  readonly info: string;
  /** The lines between the backticks, each with its line break. */
  readonly text: string;
  /** 1-based line of the opening backticks. */
  readonly line: number;
}

export interface Page {
  readonly title: string;
  /** The one-line paragraph under the title; empty when there is none. */
  readonly summary: string;
  /** The texts of the `##` headings, in order. */
  readonly headings: readonly string[];
  readonly fences: readonly Fence[];
  /** Link targets outside fences, without `#…`. */
  readonly links: readonly string[];
}

export function parsePage(markdown: string): Page {
  const { fences, prose } = splitFences(markdown);
  const [title = "", ...rest] = prose;
  const [before = "", summary = "", after = ""] = rest;
  const isSummary = before === "" && after === "" && /^[^#\-`|[].*\.$/.test(summary);
  return {
    title: title.startsWith("# ") ? title.slice(2) : "",
    summary: isSummary ? summary : "",
    headings: prose.filter((line) => line.startsWith("## ")).map((line) => line.slice(3)),
    fences,
    links: [...prose.join("\n").matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? ""),
  };
}

/** The lines under a `##` heading, fences left out. */
export function sectionOf(markdown: string, heading: string): string {
  const { prose } = splitFences(markdown);
  const start = prose.indexOf(`## ${heading}`);
  if (start < 0) return "";
  const length = prose.slice(start + 1).findIndex((line) => line.startsWith("## "));
  return prose.slice(start + 1, length < 0 ? undefined : start + 1 + length).join("\n");
}

function splitFences(markdown: string): { fences: Fence[]; prose: string[] } {
  const fences: Fence[] = [];
  const prose: string[] = [];
  let open: { info: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of markdown.split("\n").entries()) {
    if (open !== undefined && line === "```") {
      fences.push({
        info: open.info,
        text: open.lines.map((l) => `${l}\n`).join(""),
        line: open.line,
      });
      open = undefined;
    } else if (open !== undefined) open.lines.push(line);
    else if (line.startsWith("```"))
      open = { info: line.slice(3).trim(), line: index + 1, lines: [] };
    else prose.push(line);
  }
  if (open !== undefined) throw new Error(`the fence that opens on line ${open.line} never closes`);
  return { fences, prose };
}
