/** Writes the comment of a review for a pull request: only what this change does to it. */
import { parseReview } from "./document.ts";
import { escaped } from "./render.ts";
import { countStates, countText, type State, statesOf, unanswered } from "./states.ts";

export interface PullRequestInput {
  readonly name: string;
  /** The review as the change found it; undefined when there was none. */
  readonly before: string | undefined;
  /** The review as an update would leave it. */
  readonly after: string;
  /** The review file, relative to the repository's root. */
  readonly reviewPath: string;
  readonly today: string;
  readonly tool: string;
  /** What changed deployment files break: each changed line with the findings that it brings. */
  readonly growth?: readonly { readonly head: string; readonly findings: readonly string[] }[];
}

/** How many items a part of the comment names. */
const MOST = 12;

/** The first line of the comment: by it a bot finds its one comment and edits it. */
export function commentMark(name: string): string {
  return `<!-- premise:pull-request ${name.replace(/[^\w.-]/g, "-")} -->`;
}

/** The same change gives the same comment, so that editing it with equal text notifies nobody. */
export function pullRequestComment(input: PullRequestInput): string {
  const { name, before, after, today, reviewPath, tool } = input;
  const document = parseReview(after);
  const now = statesOf(document, today);
  const old = before === undefined ? [] : statesOf(parseReview(before), today);
  const then = new Map([
    ...old.map((state): [string, State] => [identityOf(state), state]),
    ...old.map((state): [string, State] => [state.fingerprint, state]),
  ]);
  const earlier = (state: State): State | undefined =>
    then.get(state.fingerprint) ?? then.get(identityOf(state));
  const isNew = (state: State): boolean => earlier(state) === undefined;
  const was = (state: State): State["status"] | undefined => earlier(state)?.status;
  const fresh = now.filter((state) => isNew(state) && state.status === "open");
  const reopened = now.filter(
    (state) => state.status === "open" && !isNew(state) && was(state) !== "open",
  );
  const decided = now.filter(
    (state) =>
      ["accepted", "not-applicable", "moved"].includes(state.status) &&
      (isNew(state) || was(state) !== state.status),
  );
  const fixed = now.filter(
    (state) => state.status === "fixed" && !isNew(state) && was(state) !== "fixed",
  );
  const parts = [
    part("To decide", fresh, openLine),
    part("Open again", reopened, openLine),
    part("Decided in this change", decided, decidedLine),
    part("Fixed", fixed, (states) => subject(states)),
  ].flat();
  const growth = growthPart(input.growth ?? []);
  const questions = unanswered(document).length;
  const open = countStates(now).open;
  const rest = [
    open === 0 ? "" : `${open} open in all`,
    questions === 0
      ? ""
      : `${questions} ${questions === 1 ? "question" : "questions"} without an answer`,
  ].filter((word) => word !== "");
  return `${[
    commentMark(name),
    `### Design review: ${escaped(name)}`,
    "",
    ...(parts.length === 0 && growth.length === 0 ? ["This change asks nothing new.", ""] : parts),
    ...growth,
    `${rest.length === 0 ? "Nothing is open" : rest.join(", ")}. Decisions are written in \`${reviewPath.replaceAll("`", "")}\`.`,
    "",
    `<sub>${escaped(tool)}, ${countText(countStates(now))}</sub>`,
  ].join("\n")}\n`;
}

function growthPart(growth: NonNullable<PullRequestInput["growth"]>): readonly string[] {
  if (growth.length === 0) return [];
  const list = growth.flatMap(({ head, findings }) => [
    `- ${escaped(head)}`,
    ...findings.slice(0, MOST).map((line) => `  - ${escaped(line)}`),
    ...(findings.length > MOST ? [`  - and ${findings.length - MOST} more`] : []),
  ]);
  return ["**What this growth breaks**", "", ...list, ""];
}

/** Code that moved keeps its content: what was decided about it is no news. */
function identityOf({ rule, fingerprint, entry, place }: State): string {
  const { content } = entry.mark;
  return content === undefined ? fingerprint : [rule, content, place?.symbol].join(" ");
}

function part(
  title: string,
  states: readonly State[],
  lineFor: (states: readonly State[]) => string,
): string[] {
  const groups = new Map<unknown, State[]>();
  for (const state of states) {
    const key = state.group ?? state.entry;
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [state]);
    else list.push(state);
  }
  if (groups.size === 0) return [];
  const all = [...groups.values()];
  const lines = all.slice(0, MOST).map((list) => `- ${lineFor(list)}`);
  if (all.length > MOST) lines.push(`- and ${all.length - MOST} more`);
  return [`**${title}**`, "", ...lines, ""];
}

function openLine(states: readonly State[]): string {
  const owner = states[0]?.owner ?? "";
  return `${subject(states)}${owner === "" ? "" : `, owner ${owner}`}`;
}

function decidedLine(states: readonly State[]): string {
  const [first] = states;
  if (first === undefined) return "";
  const isEnding = first.status === "accepted" && first.until !== "";
  const until = isEnding ? ` until ${first.until}` : "";
  return `${first.status}${until}: ${subject(states)}. ${escaped(first.reason)}`;
}

/** What it is about, with a link to each of the first places. */
function subject(states: readonly State[]): string {
  const [first] = states;
  if (first === undefined) return "";
  const places = states
    .slice(0, 3)
    .flatMap(({ place }) =>
      place === undefined
        ? []
        : [
            /^https?:/.test(place.url)
              ? `[${escaped(`${place.file}, ${place.symbol}`)}](${place.url})`
              : `\`${`${place.file}, ${place.symbol}`.replaceAll("`", "")}\``,
          ],
    );
  const more = states.length > 3 ? ` and ${states.length - 3} more` : "";
  return `${first.message}: ${places.join(", ")}${more} \`${first.rule}\``;
}
