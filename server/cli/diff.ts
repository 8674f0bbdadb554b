/** Writes the difference of two texts as a unified diff. */

/** Lines of context around a change. */
const CONTEXT = 3;
/** Beyond this many changed lines the middle is shown as replaced as a whole: time grows with the square. */
const MOST_CHANGES = 500;

/** The diff of one file, as `git apply` and `patch -p1` read it; empty when nothing differs. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const left = linesOf(before);
  const right = linesOf(after);
  const steps = stepsBetween(left, right);
  const hunks = hunksOf(steps).map((hunk) => renderHunk(hunk, left, right));
  // A name with spaces needs the tab to show where it ends.
  const end = /\s/.test(path) ? "\t" : "";
  return `--- a/${path}${end}\n+++ b/${path}${end}\n${hunks.join("")}`;
}

/** Lines with their line breaks; the last one has none when the text does not end with one. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A line kept, taken away or added; the indexes are those of the next line on either side. */
interface Step {
  readonly kind: " " | "-" | "+";
  readonly left: number;
  readonly right: number;
}

function stepsBetween(left: readonly string[], right: readonly string[]): Step[] {
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head++;
  let tail = 0;
  const shorter = Math.min(left.length, right.length) - head;
  while (tail < shorter && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  const steps: Step[] = [];
  for (let index = 0; index < head; index++) steps.push({ kind: " ", left: index, right: index });
  for (const step of shortestEdit(
    left.slice(head, left.length - tail),
    right.slice(head, right.length - tail),
  )) {
    steps.push({ kind: step.kind, left: step.left + head, right: step.right + head });
  }
  for (let index = tail; index > 0; index--) {
    steps.push({ kind: " ", left: left.length - index, right: right.length - index });
  }
  return steps;
}

/** The shortest edit script, by Myers' greedy algorithm (1986): furthest reaching paths per diagonal. */
function shortestEdit(left: readonly string[], right: readonly string[]): Step[] {
  const trail: Map<number, number>[] = [];
  let reached = new Map([[1, 0]]);
  const most = Math.min(left.length + right.length, MOST_CHANGES);
  for (let edits = 0; edits <= most; edits++) {
    const next = new Map(reached);
    trail.push(reached);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const fromAbove = reached.get(diagonal + 1) ?? -1;
      const fromLeft = reached.get(diagonal - 1) ?? -1;
      const down = diagonal === -edits || (diagonal !== edits && fromLeft < fromAbove);
      let x = down ? fromAbove : fromLeft + 1;
      let y = x - diagonal;
      while (x < left.length && y < right.length && left[x] === right[y]) {
        x++;
        y++;
      }
      next.set(diagonal, x);
      if (x >= left.length && y >= right.length) return walkBack(trail, left.length, right.length);
    }
    reached = next;
  }
  return [
    ...left.map((_, index): Step => ({ kind: "-", left: index, right: 0 })),
    ...right.map((_, index): Step => ({ kind: "+", left: left.length, right: index })),
  ];
}

function walkBack(
  trail: readonly Map<number, number>[],
  endLeft: number,
  endRight: number,
): Step[] {
  const steps: Step[] = [];
  let x = endLeft;
  let y = endRight;
  for (let edits = trail.length - 1; edits >= 0; edits--) {
    const reached = trail[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const fromAbove = reached.get(diagonal + 1) ?? -1;
    const fromLeft = reached.get(diagonal - 1) ?? -1;
    const down = diagonal === -edits || (diagonal !== edits && fromLeft < fromAbove);
    const previous = down ? diagonal + 1 : diagonal - 1;
    const previousX = reached.get(previous) ?? 0;
    const previousY = previousX - previous;
    while (x > previousX && y > previousY && x > 0 && y > 0) {
      x--;
      y--;
      steps.push({ kind: " ", left: x, right: y });
    }
    if (edits === 0) break;
    if (down) y--;
    else x--;
    steps.push({ kind: down ? "+" : "-", left: x, right: y });
  }
  return steps.reverse();
}

/** The changes with their context; those that would touch become one. */
function hunksOf(steps: readonly Step[]): Step[][] {
  const hunks: Step[][] = [];
  let end = 0;
  for (let index = 0; index < steps.length; index++) {
    if (steps[index]?.kind === " ") continue;
    const from = Math.max(index - CONTEXT, 0);
    const to = Math.min(index + CONTEXT + 1, steps.length);
    const last = hunks.at(-1);
    if (last !== undefined && from <= end) last.push(...steps.slice(end, to));
    else hunks.push(steps.slice(from, to));
    end = to;
  }
  return hunks;
}

function renderHunk(
  hunk: readonly Step[],
  left: readonly string[],
  right: readonly string[],
): string {
  const [first] = hunk;
  if (first === undefined) return "";
  const removed = hunk.filter((step) => step.kind !== "+").length;
  const added = hunk.filter((step) => step.kind !== "-").length;
  const lines = hunk.map((step) => {
    const line = (step.kind === "+" ? right[step.right] : left[step.left]) ?? "";
    return `${step.kind}${line}${line.endsWith("\n") ? "" : "\n\\ No newline at end of file\n"}`;
  });
  const range = (start: number, count: number): string =>
    count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`;
  return `@@ -${range(first.left, removed)} +${range(first.right, added)} @@\n${lines.join("")}`;
}
