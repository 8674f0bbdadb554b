/** Finds tags of the catalog that are misspelt or malformed in a user's own comments. */
import type { Fix, Place } from "../../rules/kit/rule.ts";
import { isWellFormed, TAG_NAMES, usageOf } from "../../rules/kit/tags.ts";
import { nearestName } from "./suggestion.ts";

export interface TagIssue {
  readonly kind: "unknown-tag" | "malformed-tag";
  readonly message: string;
  /** The name with its `@`. */
  readonly place: Place;
  readonly fixes: readonly Fix[];
}

/** Tags of JSDoc, TSDoc and their tools: never a misspelling of ours. */
const STANDARD: ReadonlySet<string> = new Set(
  `abstract access alias alpha api arg argument async augments author beta borrows bug callback category class classdesc
  constant constructor constructs copyright date decorator default defaultvalue deprecated desc description email enum
  env event eventproperty example exports extends external extra fileoverview file final fires fixme format func function
  generator global group header hidden hideconstructor ignore implements import inheritdoc inner instance interface
  internal jest jsx kind label lends license link linkcode linkplain listens locale maximum max maxlength member memberof
  method min minimum minlength mixes mixin mock model module name namespace none note notice nullable overload override
  package param params parameter path pattern pre preserve private privateremarks prop property protected public query
  read readonly record remark remarks request require requires response return returns route sealed security see self
  side sideeffects since source static status style subpackage summary swagger tag tags template test text this throws
  title todo tutorial type typedef typeparam unit unstable url usage use uses value var variation vendor version virtual
  warning write yield yields`.split(/\s+/),
);
/** What any words may follow says nothing by itself; the words must name what the function takes. */
const NAMES_PARAMETERS: ReadonlySet<string> = new Set([
  "bounds",
  "runs",
  "schedules",
  "transaction",
]);
const SAYS_LITTLE: ReadonlySet<string> = new Set(["mark", "proof", "default", "creates"]);

interface Written {
  readonly name: string;
  readonly text: string;
  /** Offset of the `@`. */
  readonly at: number;
}

/** `strict` is for files that exist to describe packages, where every unknown tag is a mistake. */
export function tagIssuesIn(file: string, text: string, strict = false): readonly TagIssue[] {
  if (!text.includes("@")) return [];
  return [...commentsOf(text)].flatMap(({ tags, end }) => {
    const speaksOurs = tags.some(
      ({ name, text: said }) => !SAYS_LITTLE.has(name) && isWellFormed(name, said) === true,
    );
    const following = text.slice(end, end + FOLLOWING);
    return tags.flatMap((tag) => issueOf(tag, file, strict || speaksOurs, following, strict));
  });
}

/** How far behind a comment the parameters of its function are looked for. */
const FOLLOWING = 600;

function issueOf(
  { name, text, at }: Written,
  file: string,
  isOurs: boolean,
  following: string,
  strict: boolean,
): readonly TagIssue[] {
  const place: Place = { file, start: at, end: at + name.length + 1 };
  const isFine = isWellFormed(name, text);
  if (isFine === true) return [];
  if (isFine === false) {
    // `@default` and the like have a meaning of their own elsewhere.
    if (SAYS_LITTLE.has(name) && !isOurs) return [];
    const message = `malformed @${name}; write ${usageOf(name)}`;
    return [{ kind: "malformed-tag", message: shortened(message), place, fixes: [] }];
  }
  if (STANDARD.has(name.toLowerCase())) return [];
  const nearest = nearestName(name, TAG_NAMES);
  if (nearest === undefined)
    return strict
      ? [{ kind: "unknown-tag", message: `unknown tag @${name}`, place, fixes: [] }]
      : [];
  if (!isOurs && !isMeant(nearest, text, following)) return [];
  const fix: Fix = {
    title: `Change to @${nearest}`,
    safety: "review",
    edits: () => [{ ...place, text: `@${nearest}` }],
  };
  const message = `unknown tag @${name}; did you mean @${nearest}?`;
  return [{ kind: "unknown-tag", message, place, fixes: [fix] }];
}

/** Whether what follows a name can only have been written for the tag. */
function isMeant(nearest: string, text: string, following: string): boolean {
  if (SAYS_LITTLE.has(nearest) || isWellFormed(nearest, text) !== true) return false;
  if (!NAMES_PARAMETERS.has(nearest)) return true;
  return text.split(" ").every((word) => new RegExp(`\\b${word}\\??\\s*[:,)=]`).test(following));
}

/** The tags of each comment `/** … *\/`, with where it ends. */
function* commentsOf(text: string): Generator<{ tags: readonly Written[]; end: number }> {
  for (const comment of text.matchAll(/\/\*\*(?!\/)[\s\S]*?\*\//g)) {
    const [whole] = comment;
    if (!whole.includes("@")) continue;
    const found = [...whole.matchAll(/(?:^\/\*\*|\n)[ \t]*\**[ \t]*@(\w+)/g)];
    const tags = found.map((match, index): Written => {
      const from = match.index + match[0].length;
      const to = found[index + 1]?.index ?? whole.length - 2;
      const name = match[1] ?? "";
      return {
        name,
        text: whole
          .slice(from, to)
          .replace(/\r?\n[ \t]*\*?/g, " ")
          .trim()
          .replace(/\s+/g, " "),
        at: comment.index + from - name.length - 1,
      };
    });
    if (tags.length > 0) yield { tags, end: comment.index + whole.length };
  }
}

function shortened(message: string): string {
  return message.length <= MOST ? message : `${message.slice(0, MOST - 1)}…`;
}

const MOST = 100;
