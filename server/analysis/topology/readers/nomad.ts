/** Reads Nomad jobs: groups with a count or a range, and the image or command of their tasks. */
import { boundsText, countOf, evidenceAt, placeOfEntry, secondsOf } from "../counts.ts";
import { environmentOfName, joinEnvironments } from "../environment.ts";
import type { Amount, CodeHint, Draft, Missing, ReaderResult, Sources } from "../model.ts";
import { LABELS } from "../texts/hcl.ts";
import {
  at,
  type Document,
  entryAt,
  isMapping,
  itemsAt,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import { environmentOf, folderOf } from "./platforms.ts";

export function readNomad(document: Document, sources: Sources): ReaderResult {
  const drafts = blocks(document.root, "job").flatMap((job) =>
    blocks(job, "group").flatMap((group) => {
      const [task] = blocks(group, "task");
      return task === undefined ? [] : [draftOf(document, sources, job, group, task)];
    }),
  );
  return { drafts, stores: [] };
}

function draftOf(document: Document, sources: Sources, job: Tree, group: Tree, task: Tree): Draft {
  const jobName = label(job);
  const name = label(group) === "" ? jobName : label(group);
  const [config] = blocks(task, "config");
  const image = textAt(config, "image");
  const command = textAt(config, "command");
  const words = [
    ...(command === undefined ? [] : [command]),
    ...itemsAt(config, "args").flatMap((item) => textAt(item) ?? []),
  ];
  const code: CodeHint[] = [];
  if (words.length > 0) code.push({ kind: "command", words, folder: folderOf(document.path) });
  if (image !== undefined) code.push({ kind: "image", name: image });
  code.push({ kind: "name", name }, { kind: "name", name: jobName });
  const kill = entryAt(task, "kill_timeout");
  const seconds = secondsOf(kill?.value);
  const head = entryAt(group, LABELS);
  const isBatch = textAt(job, "type") === "batch";
  return {
    platform: "nomad",
    name,
    place: { file: document.path, start: group.start, end: head?.value.end ?? group.start },
    environment: joinEnvironments(
      environmentOf(document.path, sources),
      environmentOfName(jobName),
    ),
    runtime: isBatch ? "job" : "long-lived",
    ...countsOf(document, group),
    surge: 1,
    ...(kill === undefined || seconds === undefined
      ? {}
      : { graceSeconds: { value: seconds, ...placeOfEntry(document, kill) } }),
    code,
  };
}

function countsOf(document: Document, group: Tree): { instances?: Amount; missing?: Missing } {
  const [scaling] = blocks(group, "scaling");
  const most = entryAt(scaling, "max");
  const upper = countOf(most?.value);
  if (most !== undefined && upper?.kind === "number") {
    const lower = countOf(at(scaling, "min"));
    const from = lower?.kind === "number" ? lower.value : 1;
    const evidence = evidenceAt(document, most, `Nomad runs ${boundsText(from, upper.value)}`);
    return { instances: { least: from, most: upper.value, by: "stated", evidence } };
  }
  const stated = entryAt(group, "count");
  const count = countOf(stated?.value);
  if (stated === undefined || count === undefined) return {};
  if (count.kind === "unknown")
    return { missing: { unknown: count.says, place: placeOfEntry(document, stated) } };
  const evidence = evidenceAt(document, stated, `Nomad runs ${count.value} of it`);
  return { instances: { least: count.value, most: count.value, by: "stated", evidence } };
}

function blocks(tree: Tree | undefined, type: string): readonly Tree[] {
  const value = at(tree, type);
  return value?.kind === "list" ? value.items.filter(isMapping) : [];
}

function label(block: Tree): string {
  return textAt(itemsAt(block, LABELS)[0]) ?? "";
}
