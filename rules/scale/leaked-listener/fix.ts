/** Repairs: the listener goes when the connection does, the removal names what was added, the timer of a race is cleared. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { indentAt, insertAt, lineBreakOf, replaceNode, stepOf } from "../../kit/edits.ts";
import { laidOut, moved } from "../../kit/layout.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import {
  ancestors,
  enclosingFunction,
  isFunctionNode,
  literalText,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import type { Removal } from "./removal.ts";

const REMOVED_BY: Readonly<Record<string, string>> = {
  on: "off",
  addListener: "removeListener",
  prependListener: "removeListener",
  addEventListener: "removeEventListener",
};

/** Gives the listener a name, and takes it away where a handler's connection ends or a removal stands already. */
export function listenerFixes(
  call: ts.CallExpression,
  name: string,
  removal: Removal,
  analysis: Analysis,
): Fix[] {
  const [event, listener] = call.arguments;
  const receiver = receiverOf(call);
  const statement = outer(call);
  if (event === undefined || listener === undefined || receiver === undefined) return [];
  if (!ts.isExpressionStatement(statement) || !ts.isBlock(statement.parent)) return [];
  const file = call.getSourceFile();
  const target = unwrap(listener);
  const known = ts.isIdentifier(target) ? target.text : undefined;
  const chosen = known ?? freeName(file, event);
  const isInline = ts.isArrowFunction(target);
  if (chosen === undefined || (known === undefined && !isInline)) return [];
  const start = statement.getStart(file);
  const eol = lineBreakOf(file);
  const base = indentAt(file, start);
  const naming = (): TextEdit[] => {
    if (known !== undefined) return [];
    const text = moved(target, indentAt(file, target.getStart(file)), base);
    return [
      insertAt(file, start, `const ${chosen} = ${text};${eol}${base}`),
      replaceNode(listener, chosen),
    ];
  };
  if (removal.kind === "other") {
    const old = ts.isCallExpression(removal.at) ? removal.at.arguments[1] : undefined;
    const isInSight = statement.parent.end > removal.at.end && removal.at.pos > statement.end;
    if (old === undefined || !isInSight || known !== undefined || !isTyped(target)) return [];
    return [
      {
        title: "Remove the very function that was added (structured-concurrency pattern)",
        safety: "review",
        edits: () => [...naming(), replaceNode(old, chosen)],
      },
    ];
  }
  const connection = connectionOf(call, analysis);
  const removing = REMOVED_BY[name];
  if (connection === undefined || removing === undefined || !isTyped(target)) return [];
  return [
    {
      title: "Remove the listener when the connection ends (structured-concurrency pattern)",
      safety: "review",
      edits: () => [
        ...naming(),
        insertAt(
          file,
          statement.getEnd(),
          `${eol}${base}${connection}.on("close", () => ${receiver.getText(file)}.${removing}(${event.getText(file)}, ${chosen}));`,
        ),
      ],
    },
  ];
}

/** A function that stands alone has no types from the call around it: its parameters must bring their own. */
function isTyped(listener: ts.Node): boolean {
  return (
    !ts.isArrowFunction(listener) || listener.parameters.every((each) => each.type !== undefined)
  );
}

/** `onOrder` for `"order"`, unless the file has another thing of that name. */
function freeName(file: ts.SourceFile, event: ts.Expression): string | undefined {
  const words = (literalText(event) ?? "event").split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = `on${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}`;
  return new RegExp(`\\b${name}\\b`).test(file.text) ? undefined : name;
}

/** The request or response of the handler that a node stands in. */
function connectionOf(node: ts.Node, analysis: Analysis): string | undefined {
  const names = (enclosingFunction(node)?.parameters ?? [])
    .filter((each) => {
      const type = analysis.checker.getTypeAtLocation(each);
      return (type.flags & ts.TypeFlags.Any) !== 0 || type.getProperty("on") !== undefined;
    })
    .map((each) => each.name.getText());
  return (
    names.find((each) => /^(res|response)$/.test(each)) ??
    names.find((each) => /^(req|request|socket|ws)$/.test(each))
  );
}

/** `Promise.race([work(), new Promise((_, reject) => setTimeout(…))])`: the handle is kept, and cleared at the end. */
export function raceFixes(race: ts.CallExpression, timer: ts.CallExpression): Fix[] {
  const file = race.getSourceFile();
  const setter = outer(timer);
  const holder = enclosingFunction(timer);
  if (holder === undefined || !ts.isArrowFunction(holder) || name(file) === undefined) return [];
  const isBare = holder.body === setter || unwrap(holder.body as ts.Expression) === timer;
  if (!isBare && !ts.isExpressionStatement(setter)) return [];
  const place = placeOf(race);
  if (place === undefined) return [];
  return [
    {
      title: "Clear the timer when the race is over (structured-concurrency pattern)",
      safety: "review",
      edits: () => editsOf(race, timer, holder, isBare, place),
    },
  ];
}

function name(file: ts.SourceFile): string | undefined {
  return ["timer", "deadline", "raceTimer"].find(
    (each) => !new RegExp(`\\b${each}\\b`).test(file.text),
  );
}

type Place =
  | { readonly kind: "statement"; readonly node: ts.Statement }
  | { readonly kind: "body"; readonly node: ts.Expression };

/** The statement of the race, or the body of a function that consists of it. */
function placeOf(race: ts.CallExpression): Place | undefined {
  for (const at of ancestors(race)) {
    if (ts.isStatement(at) && ts.isBlock(at.parent)) return { kind: "statement", node: at };
    if (isFunctionNode(at)) {
      const body = ts.isArrowFunction(at) ? at.body : undefined;
      return body === undefined || ts.isBlock(body) ? undefined : { kind: "body", node: body };
    }
  }
  return undefined;
}

function editsOf(
  race: ts.CallExpression,
  timer: ts.CallExpression,
  holder: ts.ArrowFunction,
  isBare: boolean,
  place: Place,
): TextEdit[] {
  const file = race.getSourceFile();
  const handle = name(file) ?? "timer";
  const eol = lineBreakOf(file);
  const declared = `let ${handle}: ReturnType<typeof setTimeout> | undefined;`;
  const base = indentAt(file, holder.getStart(file));
  const own = indentAt(file, timer.getStart(file));
  const step = stepOf(file);
  const inner: TextEdit[] = isBare
    ? [
        {
          file: file.fileName,
          start: holder.equalsGreaterThanToken.getEnd(),
          end: holder.body.getEnd() + gapBehind(file, holder),
          text: ` {${eol}${base}${step}${handle} = ${moved(timer, own, base + step)};${eol}${base}}`,
        },
      ]
    : [insertAt(file, timer.getStart(file), `${handle} = `)];
  const cleared = insertAt(file, race.getEnd(), `.finally(() => clearTimeout(${handle}))`);
  const { node, kind } = place;
  const start = node.getStart(file);
  if (kind === "statement")
    return [insertAt(file, start, `${declared}${eol}${indentAt(file, start)}`), ...inner, cleared];
  const edits = [...inner, cleared].sort((one, other) => other.start - one.start);
  let text = node.getText(file);
  for (const edit of edits)
    text = text.slice(0, edit.start - start) + edit.text + text.slice(edit.end - start);
  const outerIndent = indentAt(file, start);
  const from = file.text.slice(0, start).endsWith(outerIndent) && isBelow(node) ? step : "";
  const lines = text.split("\n").map((line) => line.replace(outerIndent, ""));
  const indented = lines
    .map((line, index) =>
      index === 0 || line.trim() === "" ? line : `${outerBase(outerIndent, from)}${step}${line}`,
    )
    .join("\n");
  const to = outerBase(outerIndent, from);
  const block = laidOut(file, to, [`{`, `  ${declared}`, "", `  return `]);
  const arrow = arrowBefore(node);
  return [
    {
      file: file.fileName,
      start: arrow,
      end: node.getEnd(),
      text: ` ${block}${indented};${eol}${to}}`,
    },
  ];
}

/** A function in braces is followed by the parenthesis of its call at once. */
function gapBehind(file: ts.SourceFile, holder: ts.ArrowFunction): number {
  return /^,?\s*(?=\))/.exec(file.text.slice(holder.getEnd()))?.[0].length ?? 0;
}

/** The body stands on a line of its own below the arrow. */
function isBelow(node: ts.Node): boolean {
  const file = node.getSourceFile();
  return /=>\s*\n\s*$/.test(file.text.slice(0, node.getStart(file)));
}

function outerBase(indent: string, from: string): string {
  return from === "" ? indent : indent.slice(0, indent.length - from.length);
}

function arrowBefore(node: ts.Node): number {
  const owner = node.parent;
  return ts.isArrowFunction(owner) ? owner.equalsGreaterThanToken.getEnd() : node.pos;
}
