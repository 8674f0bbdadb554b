/** How a file is laid out, read from its own code: what a formatter was told, an edit keeps to. */
import { ts } from "ts-morph";

export interface Habits {
  /** Literals over several lines end in a comma. */
  readonly hasTrailingCommas: boolean;
  /** So do arguments. */
  readonly hasArgumentCommas: boolean;
  /** The widest line that the formatter of the file leaves alone. */
  readonly maxWidth: number;
  /** A formatter's configuration says the width; else it is read off the lines. */
  readonly isTold: boolean;
}

const known = new WeakMap<ts.SourceFile, Habits>();

export function habitsOf(file: ts.SourceFile): Habits {
  const habits = known.get(file) ?? {
    hasTrailingCommas: hasTrailingCommas(file),
    hasArgumentCommas: hasArgumentCommas(file),
    maxWidth: widthOf(file),
    isTold: false,
  };
  known.set(file, habits);
  return habits;
}

/** What the formatter of the file was told stands over what its lines show. */
export function tellWidth(file: ts.SourceFile, maxWidth: number): void {
  known.set(file, { ...habitsOf(file), maxWidth, isTold: true });
}

export function maxWidthOf(file: ts.SourceFile): number {
  return habitsOf(file).maxWidth;
}

/** By most of the lists and objects over several lines; yes where there is none. */
function hasTrailingCommas(file: ts.SourceFile): boolean {
  let votes = 0;
  const visit = (node: ts.Node): void => {
    const elements = ts.isObjectLiteralExpression(node)
      ? node.properties
      : ts.isArrayLiteralExpression(node) || ts.isNamedImports(node)
        ? node.elements
        : undefined;
    const end = elements?.at(-1)?.getEnd();
    if (
      elements !== undefined &&
      end !== undefined &&
      file.text.slice(end, node.end).includes("\n")
    )
      votes += elements.hasTrailingComma ? 1 : -1;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return votes >= 0;
}

/** By most of the calls with arguments on lines of their own; as literals do where there is none. */
function hasArgumentCommas(file: ts.SourceFile): boolean {
  let votes = 0;
  const visit = (node: ts.Node): void => {
    const list = ts.isCallExpression(node) ? node.arguments : undefined;
    const end = list?.at(-1)?.getEnd();
    if (list !== undefined && end !== undefined && file.text.slice(end, node.end).includes("\n"))
      votes += list.hasTrailingComma ? 1 : -1;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return votes === 0 ? hasTrailingCommas(file) : votes > 0;
}

/** Widths that formatters are commonly given. */
const WIDTHS = [80, 100, 120, 140] as const;
const USUAL = 100;
/** With fewer lines of code, none of which is long, nothing is told. */
const TELLING = 40;

/** The narrowest usual width that the lines of the file keep to; texts, templates and comments break for nobody. */
function widthOf({ text }: ts.SourceFile): number {
  const lines = text.split(/\r?\n/).filter((line) => /[;,{}()\w]/.test(line));
  const lengths = lines
    .filter((line) => !/["'`]|\/[/*]|^\s*\*/.test(line))
    .map((line) => line.length);
  const width = WIDTHS.find((each) => lengths.filter((length) => length > each).length < 2);
  if (width === undefined) return WIDTHS[3];
  return lines.length < TELLING ? Math.max(width, USUAL) : width;
}

/** Some branches stand in braces, and none that only leaves does without. */
export function bracesAll(file: ts.SourceFile): boolean {
  return (
    /\bif \(.*\) \{/.test(file.text) && !/\bif \(.*\) (return|throw|continue)\b/.test(file.text)
  );
}
