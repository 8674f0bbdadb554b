/** Workflows that hand code over to a cluster, whose number of instances stands somewhere else. */
import type { Evidence } from "../../../rules/kit/rule.ts";
import type { Draft } from "./model.ts";
import type { Unit } from "./unit.ts";

/** A workflow that deploys, with the text that names what. */
export interface Handover {
  readonly evidence: Evidence;
  readonly text: string;
}

const CLUSTERS: readonly (readonly [string, RegExp])[] = [
  [
    "Amazon ECS",
    /amazon-ecs-deploy-task-definition|\baws ecs (?:update-service|create-service|deploy)\b/,
  ],
  ["Kubernetes", /\bkubectl (?:apply|set image|rollout restart|patch)\b/],
  ["Cloud Run", /\bgcloud run (?:deploy|services update)\b|deploy-cloudrun@/],
  [
    "Azure",
    /\baz containerapp (?:up|update|create)\b|webapps-deploy@|container-apps-deploy-action@/,
  ],
  ["App Runner", /\baws apprunner\b|amazon-app-runner-deploy@/],
];

/** Undefined for a workflow that deploys nowhere we know. */
export function handoverIn(
  file: string,
  text: string,
  places: readonly Evidence[],
): Handover | undefined {
  const [several] = places;
  if (several !== undefined) return { evidence: several, text };
  for (const [name, pattern] of CLUSTERS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const message = `a workflow deploys to ${name}, where the number of instances is kept`;
    const end = found.index + found[0].length;
    return { evidence: { file, start: found.index, end, message }, text };
  }
  return undefined;
}

/** The workflow that deploys a unit by this name. */
export function handoverOf(
  id: string,
  isWhole: boolean,
  all: readonly Handover[],
): Handover | undefined {
  const word = new RegExp(`(?:^|[^\\w-]|[-_])${escaped(id)}(?![\\w])`);
  return all.find(
    ({ evidence, text }) =>
      isWhole ||
      word.test(evidence.file.slice(evidence.file.lastIndexOf("/") + 1)) ||
      word.test(text),
  );
}

/** The workflow that deploys a unit and says so: by the name of its file, or by the unit's folder. */
export function handoverNaming(
  id: string,
  folder: string,
  all: readonly Handover[],
): Handover | undefined {
  const nameAtEnd = new RegExp(`(?:^|[-_./])${escaped(id)}\\.ya?ml$`);
  const path = new RegExp(`(?:^|[^\\w./-])(?:\\./)?${escaped(folder)}(?![\\w-])`, "m");
  return (
    all.find(({ evidence }) => nameAtEnd.test(evidence.file)) ??
    (folder === "" ? undefined : all.find(({ text }) => path.test(text)))
  );
}

function escaped(text: string): string {
  return text.replace(/[^\w/-]/g, "\\$&");
}

/** Where no file says how many of it run, the workflow that deploys it is what there is to show. */
export function withHandover(unit: Unit, handover: Handover | undefined): Unit {
  const { layer, evidence, runtime } = unit;
  const isUnsaid = layer === "unknown" && evidence.length === 0;
  if (handover === undefined || !isUnsaid || runtime === "static" || runtime === "job") return unit;
  return { ...unit, evidence: [handover.evidence] };
}

/** What runs on one machine of somebody's own is a default beside a cluster that workflows deploy to. */
export function besideCluster(draft: Draft, { evidence: doubt }: Handover): Draft {
  const { instances } = draft;
  const isOne = draft.platform === "compose" && instances?.by === "stated" && instances.most === 1;
  if (!isOne || draft.environment === "production") return draft;
  return { ...draft, instances: { ...instances, by: "habit", doubt } };
}
