/** When an answer of Premise agrees with what a reader said of the same place. */

/**
 * Right: everything said is true, and something is said. A label of `library` (nothing in the repository
 * tells what runs it) agrees with saying nothing.
 */
export function judgeContexts(survey, label) {
  const here = survey.functions.filter(
    (each) => each.file === label.file && each.name === label.name,
  );
  const [nearest] = here.sort((a, b) => distance(a, label) - distance(b, label));
  const found = nearest ?? survey.files.find((each) => each.file === label.file);
  const known = (found?.contexts ?? []).filter((each) => each !== "library");
  const said = known.length === 0 ? "library" : known.join("|");
  if (known.length === 0)
    return { verdict: label.labels.includes("library") ? "right" : "unknown", said };
  const isTrue = known.every((each) => label.labels.includes(each));
  return { verdict: isTrue ? "right" : "wrong", said };
}

/** Right: every effect said is true, and something is said unless nothing happens. `call` leaves open whether it reads or writes. */
export function judgeEffects(survey, label) {
  const here = survey.calls.filter((each) => each.file === label.file && each.text === label.name);
  const [found] = here.sort((a, b) => distance(a, label) - distance(b, label));
  if (found === undefined || found.known === "unknown")
    return { verdict: "unknown", said: found === undefined ? "nothing" : `unknown ${found.from}` };
  const said = `${found.known} ${found.effects.join("|")}`.trim();
  const real = label.labels.filter((each) => each !== "none");
  const isTrue = found.effects.every((each) => real.some((other) => agree(each, other)));
  const isEnough = found.effects.length > 0 || label.labels.includes("none");
  return { verdict: isTrue && isEnough ? "right" : "wrong", said };
}

function agree(said, label) {
  const [action, target] = said.split(" ");
  const [trueAction, trueTarget] = label.split(" ");
  if (target !== trueTarget) return false;
  return action === trueAction || action === "call" || trueAction === "call";
}

function distance(place, label) {
  return Math.abs(place.line - label.line);
}
