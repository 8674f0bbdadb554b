/** Finds the known name that a misspelt one most likely stood for. */

/** The nearest known name, or undefined when none is near enough to be meant. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  for (const candidate of known) if (candidate.endsWith(`/${wanted}`)) return candidate;
  let best: string | undefined;
  let bestDistance = Math.floor(Math.max(3, wanted.length) / 3) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance - 1);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? nameBegunBy(wanted, known) ?? nameAfterSlash(name, known);
}

/** The end of a message: `; did you mean 'x'?`, or nothing when no name is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? "" : `; did you mean '${nearest}'?`;
}

/** `warn` stands for `warning`. */
function nameBegunBy(beginning: string, known: Iterable<string>): string | undefined {
  if (beginning.length < 3) return undefined;
  for (const candidate of known) if (candidate.startsWith(beginning)) return candidate;
  return undefined;
}

/** A rule id written without its family, or with a wrong one, still names the rule. */
function nameAfterSlash(name: string, known: Iterable<string>): string | undefined {
  const tail = tailOf(name);
  const most = Math.floor(tail.length / 3);
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of known) {
    if (tail === "" || !candidate.includes("/")) continue;
    const distance = editDistance(tail, tailOf(candidate), bestDistance - 1);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function tailOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

/** Insertions, deletions, substitutions and swaps of neighbours; stops above `limit`, so long input stays cheap. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? limit + 1;
}
