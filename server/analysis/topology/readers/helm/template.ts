/** Reads a chart's template as far as values decide it: which objects it makes and what stands in their fields. */
import { evaluate, holds, type Result, type ValuesLayer } from "./values.ts";

/** One field of an object, as the template writes it. */
export interface Field {
  /** Text and actions: `{{ .Values.x }}-web`. */
  readonly raw: string;
  /** Offsets of the line in the template. */
  readonly start: number;
  readonly end: number;
  /** False when some condition around it could not be decided. */
  readonly isSure: boolean;
}

/** An object that a template makes, its fields by path; list items share the path of their list. */
export interface TemplateObject {
  readonly kind: string;
  readonly fields: ReadonlyMap<string, Field>;
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly isSure: boolean;
}

/** Actions beyond this are nobody's chart. */
const MOST_ACTIONS = 5000;

/** The objects that a template makes of values; parts whose conditions do not hold are left out. */
export function objectsOf(text: string, layers: readonly ValuesLayer[]): readonly TemplateObject[] {
  const objects: TemplateObject[] = [];
  let lines: Line[] = [];
  const finish = (): void => {
    const object = objectOf(lines);
    if (object !== undefined) objects.push(object);
    lines = [];
  };
  for (const line of linesThatHold(text, layers)) {
    if (/^---/.test(line.text)) finish();
    else lines.push(line);
  }
  finish();
  return objects;
}

/** The text of a field with its actions replaced by what values say; undefined where they do not. */
export function resultOf(
  field: Field | undefined,
  layers: readonly ValuesLayer[],
): Result | undefined {
  if (field === undefined) return undefined;
  const raw = unquoted(field.raw);
  const whole = /^\{\{-?([\s\S]*?)-?\}\}$/.exec(raw);
  if (whole !== null && !whole[1]?.includes("}}")) return evaluate((whole[1] ?? "").trim(), layers);
  if (!raw.includes("{{")) return { value: /^\d+$/.test(raw) ? Number(raw) : raw };
  let isKnown = true;
  const text = raw.replace(/\{\{-?([\s\S]*?)-?\}\}/g, (_, inner: string) => {
    const part = evaluate(inner.trim(), layers);
    if (part === undefined) isKnown = false;
    return part === undefined ? "" : String(part.value);
  });
  return isKnown ? { value: text } : undefined;
}

/** What a name comes to, with the parts left out that only a release would tell; for matching and showing. */
export function nameOf(raw: string, chart: string): string {
  const text = unquoted(raw)
    .replace(/\{\{-?\s*(?:include|template)\s+"([^"]+)"[\s\S]*?\}\}/g, (_, helper: string) => {
      const last = helper.slice(helper.lastIndexOf(".") + 1);
      if (/^(?:fullname|name|fullName)$/.test(last)) return chart;
      return last
        .replace(/(?:Full)?[nN]ame$/, "")
        .replace(/([a-z])([A-Z])/g, "$1-$2")
        .toLowerCase();
    })
    .replace(/\{\{-?\s*\.Chart\.Name[\s\S]*?\}\}/g, chart)
    .replace(/\{\{[\s\S]*?\}\}/g, "");
  return text.replace(/^-+|-+$/g, "");
}

/** The same name written in two templates may differ in blanks and in how it is included. */
export function nameKey(raw: string): string {
  return unquoted(raw)
    .replace(/\btemplate\b/g, "include")
    .replace(/\{\{-?\s*|\s*-?\}\}/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ \.$| \$$/g, "")
    .trim();
}

/** Lines outside of branches that do not hold. */
function linesThatHold(text: string, layers: readonly ValuesLayer[]): readonly Line[] {
  interface Frame {
    /** Of the branch that we are in; undefined when nobody knows. */
    holds: boolean | undefined;
    /** True once a branch was taken for sure. */
    isSettled: boolean;
  }
  const frames: Frame[] = [];
  const found: Line[] = [];
  let offset = 0;
  let actions = 0;
  const isOut = (): boolean => frames.some((frame) => frame.holds === false);
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const start = offset;
    let line = lines[index] ?? "";
    offset += line.length + 1;
    // An action may go over several lines.
    while (
      count(line, "{{") > count(line, "}}") &&
      index + 1 < lines.length &&
      line.length < LONGEST_LINE
    ) {
      index++;
      const next = lines[index] ?? "";
      line += `\n${next}`;
      offset += next.length + 1;
    }
    let rest = line;
    for (const match of line.matchAll(
      /\{\{-?\s*(if|else if|else|end|with|range|define|block)\b([\s\S]*?)-?\}\}/g,
    )) {
      if (actions++ > MOST_ACTIONS) return [];
      const [whole, word, inner = ""] = match;
      rest = rest.replace(whole, "");
      const top = frames.at(-1);
      // Unbalanced: whatever stands in it may belong to anything.
      if (top === undefined && /^(?:end|else|else if)$/.test(word ?? "")) return [];
      if (word === "if" || word === "with") {
        const value = holds(inner.trim(), layers);
        frames.push({ holds: value, isSettled: value === true });
      } else if (word === "range") frames.push({ holds: undefined, isSettled: false });
      else if (word === "define" || word === "block")
        frames.push({ holds: false, isSettled: true });
      else if (word === "end") frames.pop();
      else if (top?.isSettled) top.holds = false;
      else if (top !== undefined) {
        const value = word === "else" ? true : holds(inner.trim(), layers);
        // After a branch that nobody could decide, the others are left out: one of them is enough.
        top.holds = top.holds === undefined ? false : value;
        top.isSettled = value === true;
      }
    }
    if (isOut() || rest.trim() === "") continue;
    found.push({ text: rest, start, isSure: frames.every((frame) => frame.holds === true) });
  }
  return frames.length === 0 ? found : [];
}

const LONGEST_LINE = 20_000;

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** Follows indentation: enough for the fields of objects, whose shape Kubernetes fixes. */
function objectOf(lines: readonly Line[]): TemplateObject | undefined {
  const fields = new Map<string, Field>();
  const stack: { indent: number; key: string }[] = [];
  for (const { text, start, isSure } of lines) {
    const match = /^(\s*)((?:- +)*)([\w./-]+):(?:\s+(.*))?$/.exec(text);
    if (match === null) continue;
    const [, spaces = "", dashes = "", key = "", raw = ""] = match;
    const indent = spaces.length + dashes.length;
    while (stack.length > 0 && (stack.at(-1)?.indent ?? 0) >= indent) stack.pop();
    stack.push({ indent, key });
    const path = stack.map((each) => each.key).join(".");
    const value = raw.replace(/\s+#.*$/, "").trim();
    if (!fields.has(path))
      fields.set(path, {
        raw: value,
        start: start + spaces.length,
        end: start + text.trimEnd().length,
        isSure,
      });
  }
  const kind = fields.get("kind")?.raw;
  return kind === undefined || kind === "" ? undefined : { kind, fields };
}

function unquoted(text: string): string {
  return /^(["'])[\s\S]*\1$/.test(text) ? text.slice(1, -1) : text;
}
