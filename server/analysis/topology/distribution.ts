/** When several instances are more than that: reads that go to copies, messages between units. */
import type { Evidence } from "../../../rules/kit/rule.ts";
import { type CodeEvidence, LEADS_TO_COPY } from "./code-evidence.ts";
import type { Declared } from "./declared.ts";
import type { Counted } from "./layer.ts";
import type { QueueLink } from "./queues.ts";

/** Lines that make a unit with several instances a distributed one. */
export function distributedBy(
  counted: readonly Counted[],
  code: readonly CodeEvidence[],
  declared: Declared,
  links: readonly QueueLink[],
): readonly Evidence[] {
  const regions = Math.max(1, ...counted.map(({ deployment }) => deployment.regions));
  const copies = code.flatMap((each) => {
    if (each.kind !== "copies") return [];
    // A switch that chooses a copy by its region is on wherever there are several.
    const isOn = !each.isSwitched || (each.isByRegion && regions > 1);
    return isOn ? [asTold(each)] : [];
  });
  const variables = counted.flatMap(({ deployment }) =>
    [...deployment.variables].flatMap(([name, { file, start, end }]): Evidence[] =>
      LEADS_TO_COPY.test(name)
        ? [{ file, start, end, message: `${name} leads to a copy of the database` }]
        : [],
    ),
  );
  const stores = declared.stores.flatMap(({ id, value, place }): Evidence[] =>
    value.replicas === true ? [{ ...place, message: `${id} is declared to have replicas` }] : [],
  );
  const [link] = links;
  const messages = link === undefined ? [] : [link.sends, link.takes];
  return [...[...copies, ...variables, ...stores].slice(0, MOST_LINES), ...messages];
}

const MOST_LINES = 3;

/** What a line of code says, and that a switch decides it where one does. */
export function asTold(each: CodeEvidence): Evidence {
  const evidence = each.kind === "processes" ? each.amount.evidence : each.evidence;
  const message = each.isSwitched ? `${evidence.message} when switched on` : evidence.message;
  return { ...evidence, message };
}
