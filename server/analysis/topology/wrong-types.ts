/** Tells of values that cannot be what their key means, which readers would take for absent. */
import { countOf } from "./counts.ts";
import { type FileKind, kindOfFile } from "./files.ts";
import { type Document, type Entry, entriesAt, type Fault, lineAt, textAt } from "./texts/tree.ts";

type Path = readonly string[];

/** What a key holds: numbers of instances, or further settings. `*` is every key or item. */
interface Expected {
  readonly counts: readonly Path[];
  readonly maps?: readonly Path[];
}

const BY_FILE: ReadonlyMap<FileKind, Expected> = new Map<FileKind, Expected>([
  [
    "compose",
    {
      counts: [
        ["services", "*", "deploy", "replicas"],
        ["services", "*", "scale"],
      ],
    },
  ],
  [
    "fly",
    {
      counts: [
        ["http_service", "min_machines_running"],
        ["services", "*", "min_machines_running"],
      ],
      maps: [["http_service"], ["processes"]],
    },
  ],
  [
    "railway",
    {
      counts: [
        ["deploy", "numReplicas"],
        ["deploy", "multiRegionConfig", "*", "numReplicas"],
      ],
      maps: [["deploy", "multiRegionConfig"]],
    },
  ],
  [
    "render",
    {
      counts: [
        ["services", "*", "numInstances"],
        ["services", "*", "scaling", "minInstances"],
        ["services", "*", "scaling", "maxInstances"],
      ],
    },
  ],
  [
    "hcl",
    {
      counts: ["desired_count", "min_capacity", "max_capacity", "min_replicas", "max_replicas"].map(
        (key) => ["resource", "*", key],
      ),
    },
  ],
]);

const BY_OBJECT: ReadonlyMap<string, Expected> = new Map<string, Expected>([
  ...["Deployment", "StatefulSet", "ReplicaSet", "Rollout"].map(
    (kind) => [kind, { counts: [["spec", "replicas"]], maps: [["spec"], ["metadata"]] }] as const,
  ),
  [
    "HorizontalPodAutoscaler",
    {
      counts: [
        ["spec", "minReplicas"],
        ["spec", "maxReplicas"],
      ],
    },
  ],
  [
    "ScaledObject",
    {
      counts: [
        ["spec", "minReplicaCount"],
        ["spec", "maxReplicaCount"],
      ],
    },
  ],
]);

export function wrongTypesIn({ path, text, root }: Document): readonly Fault[] {
  const expected =
    BY_FILE.get(kindOfFile(path) ?? "yaml") ?? BY_OBJECT.get(textAt(root, "kind") ?? "");
  if (expected === undefined) return [];
  const faults: Fault[] = [];
  for (const keys of expected.counts)
    for (const { key, value } of entriesOf(root, keys)) {
      const isAbsent =
        value.kind === "unknown" || (value.kind === "scalar" && value.value === null);
      if (isAbsent || countOf(value) !== undefined) continue;
      const isTemplate = text.startsWith("{{", value.start);
      const says = isTemplate
        ? "is a template that nothing fills in here"
        : "is no number of instances";
      faults.push({ line: lineAt(text, key.start), message: `'${keys.at(-1)}' ${says}` });
    }
  for (const keys of expected.maps ?? [])
    for (const { key, value } of entriesOf(root, keys)) {
      const isAbsent = value.kind === "scalar" && value.value === null;
      if (!isAbsent && value.kind !== "map")
        faults.push({
          line: lineAt(text, key.start),
          message: `'${keys.at(-1)}' holds no settings`,
        });
    }
  return faults;
}

/** The entries that a path leads to. */
function entriesOf(root: Document["root"], keys: Path): readonly Entry[] {
  let found: readonly Entry[] = [{ key: root, value: root }];
  for (const step of keys)
    found = found.flatMap(({ value }): readonly Entry[] => {
      if (step !== "*")
        return entriesAt(value).flatMap(([name, entry]) => (name === step ? [entry] : []));
      if (value.kind === "list") return value.items.map((item) => ({ key: item, value: item }));
      return entriesAt(value).map(([, entry]) => entry);
    });
  return found;
}
