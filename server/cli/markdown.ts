/** Renders our own Markdown pages for a terminal: lightly, so that text pasted elsewhere still reads well. */
import type { Paint } from "./paint.ts";

export interface MarkdownOptions {
  readonly paint: Paint;
  /** What to show for the target of a link; nothing when empty. */
  readonly targetOf: (target: string) => string;
}

/** Headings bold, code indented, links as `text (target)`, comments left out. */
export function renderMarkdown(markdown: string, options: MarkdownOptions): string {
  const { paint } = options;
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown
    .replace(/<!--[\s\S]*?-->\n?/g, "")
    .trimEnd()
    .split(/\r?\n/)) {
    const marker = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (marker?.startsWith(fence)) fence = undefined;
      else lines.push(line === "" ? "" : `    ${paint.cyan(line)}`);
    } else if (marker !== undefined) fence = marker;
    else lines.push(renderLine(line, options));
  }
  return `${lines.join("\n")}\n`;
}

function renderLine(line: string, options: MarkdownOptions): string {
  const { paint } = options;
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading !== null) return paint.bold(renderInline(heading[2] ?? "", options));
  if (/^\s*\|?[\s|:-]*--[\s|:-]*$/.test(line)) return paint.dim(line);
  if (/^>\s?/.test(line))
    return `${paint.dim("│")} ${renderInline(line.replace(/^>\s?/, ""), options)}`;
  return renderInline(line.replace(/^(\s*)[*-]\s+/, "$1• "), options);
}

function renderInline(text: string, options: MarkdownOptions): string {
  const { paint, targetOf } = options;
  // Code spans and links first: nothing inside code is markup, and a link's label may hold code.
  const pieces = /(`[^`]+`)|!?\[((?:`[^`]*`|[^\]`])*)\]\(([^)\s]*)\)/g;
  let rendered = "";
  let end = 0;
  for (const piece of text.matchAll(pieces)) {
    rendered += renderEmphasis(text.slice(end, piece.index), paint);
    end = piece.index + piece[0].length;
    const [, code, label = "", target = ""] = piece;
    if (code !== undefined) rendered += paint.cyan(code.slice(1, -1));
    else {
      const shown = targetOf(target);
      const isPlain = shown === "" || shown === label.replaceAll("`", "");
      rendered += renderInline(label, options) + (isPlain ? "" : ` (${shown})`);
    }
  }
  return rendered + renderEmphasis(text.slice(end), paint);
}

function renderEmphasis(text: string, paint: Paint): string {
  return text
    .replace(/\*\*([^*]+)\*\*/g, (_, inner: string) => paint.bold(inner))
    .replace(
      /(?<![\w*])[*_]([^*_\s](?:[^*_]*[^*_\s])?)[*_](?![\w*])/g,
      (_, inner: string) => inner,
    );
}
