/** Reads the Serverless Framework and SAM: functions that run once per request, and services beside them. */
import { boundsText, countOf, evidenceAt, placeOfEntry } from "../counts.ts";
import { environmentOfName, joinEnvironments } from "../environment.ts";
import type { Amount, CodeHint, Draft, Missing, ReaderResult, Sources } from "../model.ts";
import {
  at,
  type Document,
  type Entry,
  entriesAt,
  entryAt,
  isMapping,
  itemsAt,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import { environmentOf, folderOf, joinFrom } from "./platforms.ts";

/** serverless.yml and serverless.ts. */
export function readServerless(document: Document, sources: Sources): ReaderResult {
  const { root, path } = document;
  const functions = entriesAt(root, "functions").filter(([, { value }]) => isMapping(value));
  const provider = textAt(root, "provider", "name") ?? textAt(root, "provider") ?? "aws";
  const who = provider === "aws" ? "Lambda" : provider;
  const drafts = functions.flatMap(([name, entry]): Draft[] => {
    const handler = entryAt(entry.value, "handler");
    const text = textAt(handler?.value);
    if (handler === undefined || text === undefined) return [];
    const reserved = entryAt(entry.value, "reservedConcurrency");
    return [
      {
        ...functionDraft(document, sources, name, entry, handler, who),
        ...boundedBy(document, reserved),
        code: [{ kind: "module", path: joinFrom(folderOf(path), moduleOf(text)) }],
      },
    ];
  });
  return { drafts, stores: [] };
}

/** `AWS::Serverless::Function`, `AWS::Lambda::Function` and `AWS::ECS::Service` of a CloudFormation template. */
export function readCloudFormation(document: Document, sources: Sources): ReaderResult {
  const { root, path } = document;
  const resources = entriesAt(root, "Resources");
  const globals = at(root, "Globals", "Function");
  const drafts = resources.flatMap(([name, entry]): Draft[] => {
    const type = textAt(entry.value, "Type") ?? "";
    const properties = at(entry.value, "Properties");
    if (type === "AWS::ECS::Service") return [ecsDraft(document, sources, name, entry)];
    if (type === "AWS::AppRunner::Service") return [appRunnerDraft(document, sources, name, entry)];
    if (!/^AWS::(?:Serverless|Lambda)::Function$/.test(type)) return [];
    const runtime = textAt(properties, "Runtime") ?? textAt(globals, "Runtime") ?? "nodejs";
    const handler = entryAt(properties, "Handler") ?? entryAt(globals, "Handler");
    const text = textAt(handler?.value);
    if (handler === undefined || text === undefined || !runtime.startsWith("nodejs")) return [];
    const uri = textAt(properties, "CodeUri") ?? textAt(globals, "CodeUri") ?? ".";
    const folder = joinFrom(folderOf(path), uri);
    const built = at(entry.value, "Metadata", "BuildProperties", "EntryPoints");
    const [entryPoint] = built?.kind === "list" ? built.items : [];
    const source = textAt(entryPoint);
    const reserved = entryAt(properties, "ReservedConcurrentExecutions");
    const code: CodeHint[] =
      source === undefined ? [] : [{ kind: "module", path: joinFrom(folder, source) }];
    code.push({ kind: "module", path: joinFrom(folder, moduleOf(text)) });
    return [
      {
        ...functionDraft(document, sources, name, entry, handler, "Lambda"),
        ...boundedBy(document, reserved),
        code,
      },
    ];
  });
  return { drafts, stores: [] };
}

/** True for a YAML text that may be such a template. */
export function mayBeCloudFormation(text: string): boolean {
  return /^Resources:/m.test(text) && /\bAWS::/.test(text);
}

function functionDraft(
  document: Document,
  sources: Sources,
  name: string,
  entry: Entry,
  handler: Entry,
  who: string,
): Draft {
  return {
    platform: "lambda",
    name,
    place: placeOfEntry(document, entry),
    environment: joinEnvironments(environmentOf(document.path, sources), environmentOfName(name)),
    runtime: "serverless",
    instances: {
      least: 0,
      most: "any",
      by: "platform",
      evidence: evidenceAt(
        document,
        handler,
        `${who} starts an instance for each request that finds none idle`,
      ),
    },
    scalesToZero: true,
    surge: 1,
    disk: { isLost: true },
    code: [],
  };
}

/** One run at a time still has one environment after the other, each with a memory of its own. */
function boundedBy(document: Document, reserved: Entry | undefined): { instances?: Amount } {
  const count = countOf(reserved?.value);
  if (reserved === undefined || count?.kind !== "number" || count.value === 0) return {};
  const evidence = evidenceAt(document, reserved, `at most ${count.value} of it run at a time`);
  return {
    instances: {
      least: 0,
      most: count.value,
      by: count.value === 1 ? "habit" : "platform",
      evidence,
    },
  };
}

function ecsDraft(document: Document, sources: Sources, name: string, entry: Entry): Draft {
  const count = entryAt(entry.value, "Properties", "DesiredCount");
  const written = textAt(entry.value, "Properties", "ServiceName");
  return {
    platform: "ecs",
    name: written ?? name,
    place: placeOfEntry(document, entry),
    environment: environmentOf(document.path, sources),
    runtime: "long-lived",
    ...countsOf(document, count),
    surge: 1,
    disk: { isLost: true },
    code: [
      { kind: "name", name: written ?? name },
      { kind: "name", name: name.replace(/Service$/, "").toLowerCase() },
    ],
  };
}

/** App Runner adds instances as requests come, to 25 unless a scaling configuration says otherwise. */
function appRunnerDraft(document: Document, sources: Sources, name: string, entry: Entry): Draft {
  const { value } = entry;
  const written = textAt(value, "Properties", "ServiceName");
  const image = textAt(
    value,
    "Properties",
    "SourceConfiguration",
    "ImageRepository",
    "ImageIdentifier",
  );
  const scaling = entryAt(value, "Properties", "AutoScalingConfigurationArn");
  const target = scaling === undefined ? undefined : referenced(scaling.value);
  const configuration = target === undefined ? undefined : at(document.root, "Resources", target);
  const [least, most] = ["MinSize", "MaxSize"].map((key) =>
    entryAt(configuration, "Properties", key),
  );
  const isElsewhere = scaling !== undefined && configuration === undefined;
  return {
    platform: "ecs",
    name: written ?? name,
    place: placeOfEntry(document, entry),
    environment: joinEnvironments(
      environmentOf(document.path, sources),
      environmentOfName(written ?? name),
    ),
    runtime: "long-lived",
    ...(isElsewhere
      ? {
          missing: {
            unknown: "AutoScalingConfigurationArn",
            place: placeOfEntry(document, scaling),
          },
        }
      : appRunnerAmount(document, entry, least, most)),
    surge: 1,
    disk: { isLost: true },
    code: [
      ...(image === undefined ? [] : [{ kind: "image", name: image } as const]),
      { kind: "name", name: written ?? name },
      { kind: "name", name: name.replace(/Service$/, "").toLowerCase() },
    ],
  };
}

/** Between the bounds of a scaling configuration, or between those that App Runner has of its own. */
export function appRunnerAmount(
  document: Document,
  service: Entry,
  least: Entry | undefined,
  most: Entry | undefined,
): { instances?: Amount; missing?: Missing } {
  const from = countOf(least?.value);
  const to = countOf(most?.value);
  if (most !== undefined && to?.kind === "unknown")
    return { missing: { unknown: to.says, place: placeOfEntry(document, most) } };
  const bottom = from?.kind === "number" ? from.value : 1;
  if (most === undefined || to?.kind !== "number") {
    const evidence = evidenceAt(document, service, "App Runner runs up to 25 instances by default");
    return { instances: { least: bottom, most: 25, by: "platform", evidence } };
  }
  const text = boundsText(Math.min(bottom, to.value), to.value);
  const evidence = evidenceAt(document, most, `App Runner runs ${text}`);
  return { instances: { least: bottom, most: to.value, by: "stated", evidence } };
}

/** `!Ref Scaling`, `!GetAtt Scaling.AutoScalingConfigurationArn`, `Fn::GetAtt: [Scaling, Arn]`. */
function referenced(value: Tree): string | undefined {
  const says = value.kind === "unknown" ? value.says : "";
  const short = /^!(?:Ref|GetAtt|Sub)\s+["']?(?:\$\{)?(\w+)/.exec(says)?.[1];
  return (
    short ??
    textAt(value, "Ref") ??
    textAt(itemsAt(value, "Fn::GetAtt")[0]) ??
    textAt(value, "Fn::GetAtt")?.split(".")[0]
  );
}

/** `!Ref Count` leads to the default of a parameter. */
function countsOf(
  document: Document,
  entry: Entry | undefined,
): { instances?: Amount; missing?: Missing } {
  if (entry === undefined) return {};
  const parameter = /^!Ref (\w+)$/.exec(
    entry.value.kind === "unknown" ? entry.value.says : "",
  )?.[1];
  const fallback =
    parameter === undefined
      ? undefined
      : entryAt(document.root, "Parameters", parameter, "Default");
  const count = countOf(fallback?.value ?? entry.value);
  if (count === undefined) return {};
  if (count.kind === "unknown")
    return { missing: { unknown: count.says, place: placeOfEntry(document, entry) } };
  const evidence = evidenceAt(document, fallback ?? entry, `ECS runs ${count.value} of it`);
  const by = fallback === undefined ? "stated" : "habit";
  return { instances: { least: count.value, most: count.value, by, evidence } };
}

/** `src/orders.handler` → `src/orders`. */
export function moduleOf(handler: string): string {
  return handler.replace(/\.[A-Za-z_$][\w$]*$/, "");
}
