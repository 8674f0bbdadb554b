/** Adds to a review what is new: decisions, questions, acceptances recorded elsewhere, lost marks. */
import type { Illusion } from "../../../rules/kit/rule.ts";
import type { Finding } from "../../analysis/report.ts";
import type { Entry } from "../document.ts";
import { isPinned } from "../links.ts";
import { markedLine, markText, normalised } from "../marks.ts";
import { placeBlocks } from "../place.ts";
import { foldedItems, gravityOf, itemsFor, membersOf, type PlannedItem } from "../plan.ts";
import {
  asksHeading,
  elsewhereHeading,
  endLine,
  escaped,
  findingText,
  foldedPlaces,
  groupText,
  ILLUSIONS,
  illusionHeading,
  layerHeading,
  layerLine,
  MORE_CLOSING,
  memberText,
  moreOpening,
  placeText,
  ruleHeading,
  signOffLines,
} from "../render.ts";
import { labelsOf, removeLine, rewrite } from "./lines.ts";
import { groupWords, newAttributes, newMember, nextGroupId } from "./members.ts";
import { changeOf, spanOf, urlOf, type Work } from "./work.ts";

export function addNew(work: Work): void {
  const { document, plan, matching } = work;
  const groups = document.entries.filter(({ kind }) => kind === "group");
  const joined = new Set([...work.joining.values()].flat());
  const wanted = matching.untracked.filter((found) => found.isWanted && !joined.has(found));
  const items = itemsFor(wanted);
  const shownNow = document.entries.filter(
    (entry) => (entry.kind === "finding" || entry.kind === "group") && !entry.isFolded,
  ).length;
  const folded = foldedItems(items, plan.mostItems, shownNow);
  const usedIds = new Set(groups.map(({ mark }) => mark.id));
  const linesOf = (item: PlannedItem): string[] => {
    for (const { finding } of membersOf(item)) {
      work.changes.push(changeOf("added", finding));
    }
    return itemLines(work, item, usedIds);
  };
  const rules = rulesOf(items);
  const isFresh = document.entries.length === 0 && document.lost.length === 0;
  const askIds = new Set(
    document.entries.filter(({ kind }) => kind === "ask").map(({ mark }) => mark.id),
  );
  const room = Math.max(0, plan.mostAsks - askIds.size);
  const asks = plan.asks
    .filter(({ id }) => !askIds.has(id) && !document.strayIds.has(id))
    .slice(0, room);
  const has = (id: string): boolean => document.parts.some(({ mark }) => mark.id === id);
  const blocks = placeBlocks(document, {
    rules: rules.flatMap((rule) => {
      const own = items.filter(
        (item) => membersOf(item)[0]?.finding.rule === rule && !folded.has(item),
      );
      const heading = ruleHeading(rule, plan.ruleOf(rule));
      return own.length === 0 ? [] : [{ rule, heading, lines: own.flatMap(linesOf) }];
    }),
    asks: ILLUSIONS.flatMap((illusion) => {
      const own = asks.filter(({ about }) => about.startsWith(`${illusion}/`));
      const lines = own.flatMap(({ id, text }) => askLines(id, text));
      return own.length === 0 ? [] : [{ illusion, heading: [asksHeading(illusion)], lines }];
    }),
    headingOf: (illusion: Illusion) => illusionHeading(illusion),
    layer: isFresh
      ? [
          layerHeading(),
          "",
          layerText(work),
          ...asks
            .filter(({ about }) => about === "layer")
            .flatMap(({ id, text }) => ["", ...askLines(id, text)]),
        ]
      : [],
    folded: items.filter((item) => folded.has(item)).flatMap(linesOf),
    openFolded: moreOpening(),
    closeFolded: MORE_CLOSING,
    elsewhere: newElsewhere(work),
    elsewhereHeading: elsewhereHeading(),
    signOff: has("sign-off")
      ? has("end")
        ? []
        : [endLine()]
      : signOffLines().slice(0, has("end") ? -2 : undefined),
  });
  work.edits.push(...blocks);
}

/** The rules of new decisions: what is certain stands before what is only asked. */
function rulesOf(items: readonly PlannedItem[]): readonly string[] {
  const gravest = new Map<string, number>();
  for (const found of items.flatMap(membersOf)) {
    const { rule } = found.finding;
    gravest.set(rule, Math.max(gravest.get(rule) ?? 0, gravityOf(found)));
  }
  return [...gravest].sort(([, left], [, right]) => right - left).map(([rule]) => rule);
}

function askLines(id: string, text: string): readonly string[] {
  const mark = { id, attributes: new Map<string, string>() };
  return [`- [ ] ${markedLine(escaped(text), mark)}`, "  - owner:", "  - answer:"];
}

function itemLines(work: Work, item: PlannedItem, usedIds: Set<string>): string[] {
  const members = membersOf(item);
  const [first] = members;
  if (first === undefined) return [];
  const attributes = newAttributes(work);
  const { texts } = labelsOf(work, { attributes }, first.isQuestion);
  const fields = [
    "  - status: open",
    first.owner === "" ? "  - owner:" : `  - owner: ${first.owner}`,
    "  - decision:",
  ];
  if (item.kind === "finding") {
    const { finding } = first;
    const line = markedLine(findingText(finding, urlOf(work, finding), texts), {
      id: finding.fingerprint,
      content: finding.content,
      attributes,
    });
    return [`- [ ] ${line}`, ...fields];
  }
  let { id } = item;
  const shape = new Map([...(item.isWide ? [["kind", "wide"] as const] : []), ...attributes]);
  while (usedIds.has(id)) id = nextGroupId(id);
  usedIds.add(id);
  const words = groupWords(work, { attributes: shape }, members);
  const head = markedLine(groupText(words, texts), { id, attributes: shape });
  const lines = members.flatMap((found) => newMember(work, found, "fresh", item.isWide));
  const places = lines.map((line) => `  - ${line}`);
  // Long lists hide the decisions between them.
  const shown = places.length > MOST_PLACES ? foldedPlaces(places) : places;
  return [`- [ ] ${head}`, ...fields, ...shown];
}

/** Places that a decision shows without being asked. */
const MOST_PLACES = 6;

/** Gives a line back the mark that it lost. */
export function restoreMarks(work: Work): void {
  const { document, matching } = work;
  for (const { item, found } of matching.restored) {
    const { finding } = found;
    const isTorn = document.conflicts.some(
      (each) => each.start < item.remains.end && item.text.start < each.end,
    );
    if (isTorn) continue;
    const { text, remains } = item;
    const words = normalised(document.text.slice(text.start, text.end));
    const old = item.place.url;
    const url = isPinned(old) ? old : urlOf(work, finding);
    const isItem = words === normalised(findingText(finding, old, []));
    const isWideMember = words === normalised(memberText(finding, old, [], true));
    const isMember = isWideMember || words === normalised(memberText(finding, old, [], false));
    const mark = { id: finding.fingerprint, content: finding.content, attributes: new Map() };
    if (isItem || isMember) {
      const line = isItem
        ? findingText(finding, url, [])
        : memberText(finding, url, [], isWideMember);
      work.edits.push({ start: text.start, end: remains.end, text: markedLine(line, mark) });
    } else if (remains.start < remains.end) {
      work.edits.push({ ...spanOf(remains), text: ` ${markText(mark)}` });
    } else continue;
    work.changes.push(changeOf("restored", finding));
  }
}

function newElsewhere(work: Work): readonly string[] {
  const { document, plan, matching } = work;
  const known = new Set(
    document.entries.filter(({ kind }) => kind === "elsewhere").map(({ mark }) => mark.id),
  );
  const tracked = new Set(
    [...matching.foundFor.values()].map(({ finding }) => finding.fingerprint),
  );
  return plan.elsewhere
    .filter(({ finding }) => !tracked.has(finding.fingerprint))
    .filter(({ finding }) => !known.has(`elsewhere:${finding.fingerprint}`))
    .map(({ finding }) => {
      const mark = {
        id: `elsewhere:${finding.fingerprint}`,
        attributes: new Map<string, string>(),
      };
      return `- ${markedLine(elsewhereText(finding, urlOf(work, finding)), mark)}`;
    });
}

function elsewhereText(finding: Finding, url: string): string {
  const until = finding.decision?.until;
  const end = until === undefined ? "" : `, until ${until}`;
  return `${placeText(finding, url)} \`${finding.rule}\`: ${escaped(finding.reason ?? "")}${end}`;
}

export function settleElsewhere(work: Work, entry: Entry): void {
  const { plan, context } = work;
  const found = plan.elsewhere.find(
    ({ finding }) => entry.mark.id === `elsewhere:${finding.fingerprint}`,
  );
  if (found === undefined) {
    const isUntouched = !entry.isEdited && entry.mark.check !== undefined;
    const isOver = entry.place !== undefined && !context.isUncertain(entry.place.file);
    if (isUntouched && isOver) removeLine(work, entry.span, entry.mark.span);
    return;
  }
  const { finding } = found;
  const old = entry.place?.url ?? "";
  const url = isPinned(old) ? old : urlOf(work, finding);
  rewrite(work, entry, elsewhereText(finding, url), entry.mark);
}

export function layerText({ plan, context }: Pick<Work, "plan" | "context">): string {
  return layerLine(plan.layers, (file, line) =>
    context.links.toLines(
      context.repositoryPath(file),
      { start: line, end: line },
      context.reviewPath,
    ),
  );
}
