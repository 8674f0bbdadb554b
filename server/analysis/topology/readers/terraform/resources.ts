/** What single Terraform resources say of instances, and which databases have copies that answer reads. */
import type { Environment, Platform, Runtime } from "../../../../../rules/kit/topology.ts";
import { boundsText, countOf, evidenceAt, placeOfEntry } from "../../counts.ts";
import { environmentOfName, joinEnvironments } from "../../environment.ts";
import type { Amount, CodeHint, Draft, Missing, Sources, StoreDraft } from "../../model.ts";
import { LABELS as LABELS_KEY } from "../../texts/hcl.ts";
import {
  type Document,
  type Entry,
  entryAt,
  itemsAt,
  type Tree,
  textAt,
} from "../../texts/tree.ts";
import { folderOf, joinFrom } from "../platforms.ts";
import {
  type Block,
  blocksOf,
  type Input,
  type Inputs,
  innerBlocks,
  resolved,
  type TerraformModule,
} from "./modules.ts";

/** A module under some inputs. */
export interface Applied {
  readonly module: TerraformModule;
  readonly inputs: Inputs;
  readonly environment: Environment;
  readonly sources: Sources;
}

export function draftsOfModule(applied: Applied): readonly Draft[] {
  return blocksOf(applied.module, "resource").flatMap((block): Draft[] => {
    switch (block.labels[0]) {
      case "aws_ecs_service":
        return [ecsService(block, applied)];
      case "aws_apprunner_service":
        return [appRunner(block, applied)];
      case "aws_lambda_function":
        return [lambda(block, applied)];
      case "google_cloud_run_v2_service":
      case "google_cloud_run_service":
        return [cloudRun(block, applied)];
      case "azurerm_container_app":
        return [containerApp(block, applied)];
      case "kubernetes_deployment":
      case "kubernetes_deployment_v1":
        return [kubernetes(block, applied)];
      default:
        return [];
    }
  });
}

interface Stated {
  readonly document: Document;
  readonly entry: Entry;
  readonly isDefault: boolean;
}

/** The value at a path inside nested blocks, variables followed. */
function stated(
  tree: Tree,
  document: Document,
  applied: Applied,
  ...path: readonly string[]
): Stated | undefined {
  let inside: Tree | undefined = tree;
  for (const step of path.slice(0, -1)) inside = innerBlocks(inside, step)[0];
  const entry = entryAt(inside, path.at(-1) ?? "");
  if (entry === undefined) return undefined;
  const input: Input = { document, entry, isDefault: false };
  return resolved(input, applied.module, applied.inputs);
}

/** A count with its line, or what it depends on. */
function amount(
  found: Stated | undefined,
  message: (count: number) => string,
): { instances?: Amount; missing?: Missing } {
  const count = countOf(found?.entry.value);
  if (found === undefined || count === undefined) return {};
  if (count.kind === "unknown")
    return { missing: { unknown: count.says, place: placeOfEntry(found.document, found.entry) } };
  const evidence = evidenceAt(found.document, found.entry, message(count.value));
  const by = found.isDefault || count.isFallback ? "habit" : "stated";
  return { instances: { least: count.value, most: count.value, by, evidence } };
}

/** Between two bounds, told at the upper one. */
function range(
  least: Stated | undefined,
  most: Stated | undefined,
  who: string,
): { instances?: Amount; missing?: Missing } {
  const from = countOf(least?.entry.value);
  const bottom = from?.kind === "number" ? from.value : 0;
  const found = amount(
    most,
    (count) => `${who} runs ${boundsText(Math.min(bottom, count), count)}`,
  );
  if (found.instances === undefined) return found;
  return { instances: { ...found.instances, least: bottom } };
}

function draft(
  block: Block,
  applied: Applied,
  platform: Platform,
  runtime: Runtime,
  rest: Partial<Draft>,
): Draft {
  const { document, tree, labels } = block;
  const label = labels[1] ?? labels[0] ?? "service";
  const written = textAt(stated(tree, document, applied, "name")?.entry.value);
  const name = written ?? label;
  const head = entryAt(tree, LABELS_KEY);
  const place = { file: document.path, start: tree.start, end: head?.value.end ?? tree.start };
  return {
    platform,
    name,
    place,
    environment: joinEnvironments(applied.environment, environmentOfName(name)),
    runtime,
    surge: 1,
    ...rest,
    code: [...(rest.code ?? []), { kind: "name", name }, { kind: "name", name: label }],
  };
}

/** The autoscaler that points at the service decides; a count that is left to others is none. */
function ecsService(block: Block, applied: Applied): Draft {
  const { document, tree, labels } = block;
  const scaler = blocksOf(applied.module, "resource").find(
    ({ labels: [type], tree: target }) =>
      type === "aws_appautoscaling_target" &&
      textOf(entryAt(target, "resource_id")).includes(`aws_ecs_service.${labels[1] ?? ""}.`),
  );
  const ignores = innerBlocks(tree, "lifecycle").some((each) =>
    itemsAt(each, "ignore_changes").some((item) => textOf({ value: item }) === "desired_count"),
  );
  const count = stated(tree, document, applied, "desired_count");
  const counts =
    scaler !== undefined
      ? range(
          stated(scaler.tree, scaler.document, applied, "min_capacity"),
          stated(scaler.tree, scaler.document, applied, "max_capacity"),
          "an autoscaler",
        )
      : ignores && count !== undefined
        ? {
            missing: {
              unknown: "who changes `desired_count`",
              place: placeOfEntry(count.document, count.entry),
            },
          }
        : amount(count, (number) => `ECS runs ${number} of it`);
  return draft(block, applied, "ecs", "long-lived", {
    ...counts,
    disk: { isLost: true },
    code: ecsCode(tree, applied),
  });
}

/** The scaling configuration that the service names decides; without one App Runner has bounds of its own. */
function appRunner(block: Block, applied: Applied): Draft {
  const { document, tree } = block;
  const scaling = entryAt(tree, "auto_scaling_configuration_arn");
  const target = /aws_apprunner_auto_scaling_configuration_version\.(\w+)/.exec(
    textOf(scaling),
  )?.[1];
  const found = blocksOf(applied.module, "resource").find(
    ({ labels: [type, name] }) =>
      type === "aws_apprunner_auto_scaling_configuration_version" && name === target,
  );
  const most =
    found === undefined ? undefined : stated(found.tree, found.document, applied, "max_size");
  const least =
    found === undefined ? undefined : stated(found.tree, found.document, applied, "min_size");
  const head = entryAt(tree, "service_name") ?? entryAt(tree, LABELS_KEY);
  const open: Pick<Draft, "instances" | "missing"> =
    scaling !== undefined && found === undefined
      ? { missing: { unknown: textOf(scaling), place: placeOfEntry(document, scaling) } }
      : head === undefined
        ? {}
        : {
            instances: {
              least: 1,
              most: 25,
              by: "platform",
              evidence: evidenceAt(document, head, "App Runner runs up to 25 instances by default"),
            },
          };
  const [repository] = innerBlocks(
    innerBlocks(tree, "source_configuration")[0],
    "image_repository",
  );
  const image = textOf(entryAt(repository, "image_identifier"));
  const name = textAt(stated(tree, document, applied, "service_name")?.entry.value);
  return draft(block, applied, "ecs", "long-lived", {
    ...(most === undefined ? open : range(least, most, "App Runner")),
    disk: { isLost: true },
    code: [
      ...(image === "" ? [] : [{ kind: "image", name: imageName(image) } as const]),
      ...(name === undefined ? [] : [{ kind: "name", name } as const]),
    ],
  });
}

/** Images of the task that the service names. */
function ecsCode(service: Tree, applied: Applied): readonly CodeHint[] {
  const task = /aws_ecs_task_definition\.(\w+)/.exec(
    textOf(entryAt(service, "task_definition")),
  )?.[1];
  const definition = blocksOf(applied.module, "resource").find(
    ({ labels }) => labels[0] === "aws_ecs_task_definition" && labels[1] === task,
  );
  if (definition === undefined) return [];
  const { tree, document } = definition;
  const containers = stated(tree, document, applied, "container_definitions")?.entry.value;
  const literal = itemsAt(containers).flatMap((each) => textOf(entryAt(each, "image")));
  const written = [...textOf({ value: containers }).matchAll(/"?image"?\s*[:=]\s*"([^"]+)"/g)];
  return [...literal, ...written.map((match) => match[1] ?? "")]
    .map(imageName)
    .filter((name) => name !== "")
    .map((name) => ({ kind: "image", name }) as const);
}

/** `${aws_ecr_repository.api.repository_url}:${var.tag}` → `api`. */
function imageName(text: string): string {
  const repository = /(?:aws_ecr_repository|google_artifact_registry_repository)\.(\w+)/.exec(
    text,
  )?.[1];
  return repository ?? text.replace(/^"|"$/g, "").replace(/\$\{[^}]*\}/g, "");
}

/** A bound of one run at a time still has one environment after the other, each with a memory of its own. */
function lambda(block: Block, applied: Applied): Draft {
  const { document, tree } = block;
  const reserved = stated(tree, document, applied, "reserved_concurrent_executions");
  const count = countOf(reserved?.entry.value);
  const handler =
    entryAt(tree, "handler") ?? entryAt(tree, "function_name") ?? entryAt(tree, LABELS_KEY);
  const bounded = reserved !== undefined && count?.kind === "number" && count.value > 0;
  const evidence = bounded
    ? evidenceAt(reserved.document, reserved.entry, `at most ${count.value} of it run at a time`)
    : handler === undefined
      ? { file: document.path, start: tree.start, end: tree.end, message: LAMBDA }
      : evidenceAt(document, handler, LAMBDA);
  const path = textAt(stated(tree, document, applied, "handler")?.entry.value);
  const folder = folderOf(document.path);
  return draft(block, applied, "lambda", "serverless", {
    instances: {
      least: 0,
      most: bounded ? count.value : "any",
      by: bounded && count.value === 1 ? "habit" : "platform",
      evidence,
    },
    scalesToZero: true,
    disk: { isLost: true },
    code: path === undefined ? [] : handlerHints(path, folder, applied.sources),
  });
}

const LAMBDA = "Lambda starts an instance for each request that finds none idle";

/** `dist/orders.handler`: a module, from the file's folder or from the repository's root. */
export function handlerHints(
  handler: string,
  folder: string,
  sources: Pick<Sources, "repositoryRoot">,
): readonly CodeHint[] {
  const module = handler.replace(/\.[A-Za-z_$][\w$]*$/, "");
  return [
    { kind: "module", path: joinFrom(folder, module) },
    { kind: "module", path: joinFrom(sources.repositoryRoot, module) },
  ];
}

function cloudRun(block: Block, applied: Applied): Draft {
  const { document, tree } = block;
  const [template] = innerBlocks(tree, "template");
  const most =
    stated(tree, document, applied, "template", "scaling", "max_instance_count") ??
    annotation(template, document, "maxScale");
  const least =
    stated(tree, document, applied, "template", "scaling", "min_instance_count") ??
    annotation(template, document, "minScale");
  const name = entryAt(tree, "name") ?? entryAt(tree, LABELS_KEY);
  const open =
    name === undefined
      ? {}
      : {
          instances: {
            least: 0,
            most: "any" as const,
            by: "platform" as const,
            evidence: evidenceAt(
              document,
              name,
              "scales with requests, to 100 instances unless bounded",
            ),
          },
        };
  const image = textOf(entryAt(innerBlocks(template, "containers")[0], "image"));
  return draft(block, applied, "cloud-run", "long-lived", {
    ...(most === undefined ? open : range(least, most, "Cloud Run")),
    disk: { isLost: true },
    code: image === "" ? [] : [{ kind: "image", name: imageName(image) }],
  });
}

function annotation(
  template: Tree | undefined,
  document: Document,
  key: string,
): Stated | undefined {
  const [metadata] = innerBlocks(template, "metadata");
  const entry = entryAt(metadata, "annotations", `autoscaling.knative.dev/${key}`);
  return entry === undefined ? undefined : { document, entry, isDefault: false };
}

function containerApp(block: Block, applied: Applied): Draft {
  const { document, tree } = block;
  const [template] = innerBlocks(tree, "template");
  const image = textOf(entryAt(innerBlocks(template, "container")[0], "image"));
  const most = stated(tree, document, applied, "template", "max_replicas");
  const name = entryAt(tree, "name") ?? entryAt(tree, LABELS_KEY);
  const message = "Azure runs up to 10 replicas unless bounded";
  const open: Pick<Draft, "instances"> =
    name === undefined
      ? {}
      : {
          instances: {
            least: 0,
            most: 10,
            by: "platform",
            evidence: evidenceAt(document, name, message),
          },
        };
  const least = stated(tree, document, applied, "template", "min_replicas");
  return draft(block, applied, "azure", "long-lived", {
    ...(most === undefined ? open : range(least, most, "Azure")),
    disk: { isLost: true },
    code: image === "" ? [] : [{ kind: "image", name: imageName(image) }],
  });
}

function kubernetes(block: Block, applied: Applied): Draft {
  const { document, tree } = block;
  const [spec] = innerBlocks(tree, "spec");
  const [template] = innerBlocks(spec, "template");
  const [pod] = innerBlocks(template, "spec");
  const image = textOf(entryAt(innerBlocks(pod, "container")[0], "image"));
  return draft(block, applied, "kubernetes", "long-lived", {
    ...amount(stated(tree, document, applied, "spec", "replicas"), (count) =>
      count === 1 ? "Kubernetes runs 1 pod" : `Kubernetes runs ${count} pods`,
    ),
    code: image === "" ? [] : [{ kind: "image", name: imageName(image) }],
  });
}

export function storesOfModule(applied: Applied): readonly StoreDraft[] {
  return blocksOf(applied.module, "resource").flatMap((block): StoreDraft[] => {
    const { document, tree, labels } = block;
    const [type = "", label = ""] = labels;
    const copied = COPIES.get(type);
    const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1];
    if (kind === undefined) return [];
    const source = copied === undefined ? undefined : entryAt(tree, copied);
    const head = entryAt(tree, LABELS_KEY);
    const place = { file: document.path, start: tree.start, end: head?.value.end ?? tree.start };
    return [
      {
        id: label,
        kind,
        platform: "ecs",
        environment: applied.environment,
        place,
        replicas: source === undefined ? 0 : 1,
        evidence:
          source === undefined
            ? { ...place, message: `a ${kind} database` }
            : evidenceAt(document, source, "a copy that answers reads"),
      },
    ];
  });
}

/** The argument that makes a database a copy of another one. */
const COPIES: ReadonlyMap<string, string> = new Map([
  ["aws_db_instance", "replicate_source_db"],
  ["google_sql_database_instance", "master_instance_name"],
  ["azurerm_postgresql_flexible_server", "source_server_id"],
]);

const KINDS: readonly (readonly [RegExp, StoreDraft["kind"]])[] = [
  [
    /^(?:aws_db_instance|aws_rds_cluster|google_sql_database_instance|azurerm_postgresql)/,
    "postgres",
  ],
  [/^(?:aws_elasticache|google_redis|azurerm_redis)/, "redis"],
  [/^aws_msk/, "kafka"],
];

function textOf(entry: Pick<Entry, "value"> | { value: Tree | undefined } | undefined): string {
  const value = entry?.value;
  if (value === undefined) return "";
  return value.kind === "unknown" ? value.says : (textAt(value) ?? "");
}
