/** Reads Azure App Service out of ARM templates: sites, and the plan whose capacity all sites on it have. */
import { boundsText, countOf, evidenceAt, placeOfEntry } from "../counts.ts";
import { environmentOfName, joinEnvironments } from "../environment.ts";
import type { Amount, CodeHint, Draft, Missing, ReaderResult, Sources } from "../model.ts";
import {
  at,
  type Document,
  type Entry,
  entriesAt,
  entryAt,
  itemsAt,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import { environmentOf, folderName, folderOf } from "./platforms.ts";

/** True for a text that may hold a site or its plan. */
export function mayBeAppService(text: string): boolean {
  return text.includes("Microsoft.Web/sites");
}

export function readAppService(document: Document, sources: Sources): ReaderResult {
  const all = resourcesIn(document.root);
  const ofType = (type: string): readonly Tree[] =>
    all.filter((each) => textAt(each, "type")?.toLowerCase() === type.toLowerCase());
  const plans = ofType("Microsoft.Web/serverfarms");
  const scalers = ofType("Microsoft.Insights/autoscaleSettings");
  const drafts = ofType("Microsoft.Web/sites").flatMap((site) => {
    // What runs functions is started and stopped as they are called.
    if (/functionapp/i.test(textAt(site, "kind") ?? "")) return [];
    const named = entryAt(site, "name");
    if (named === undefined) return [];
    const wanted = textAt(site, "properties", "serverFarmId") ?? "";
    const plan =
      plans.find((each) => isMeant(each, wanted)) ?? (plans.length === 1 ? plans[0] : undefined);
    return [draftOf(document, sources, { site, named, plan, scaler: scalerOf(plan, scalers) })];
  });
  return { drafts, stores: [] };
}

/** The resources of a template, those inside of others too; newer templates have them by name. */
function resourcesIn(tree: Tree | undefined): readonly Tree[] {
  const own = [
    ...itemsAt(tree, "resources"),
    ...entriesAt(tree, "resources").map(([, { value }]) => value),
  ];
  return own.flatMap((each) => [each, ...resourcesIn(each)]);
}

/** `[resourceId('Microsoft.Web/serverfarms', variables('plan'))]` names what `[variables('plan')]` does. */
function isMeant(plan: Tree, written: string): boolean {
  const name = (textAt(plan, "name") ?? "").replace(/^\[|\]$/g, "");
  return name !== "" && written.includes(name);
}

function scalerOf(plan: Tree | undefined, scalers: readonly Tree[]): Tree | undefined {
  if (plan === undefined) return undefined;
  return scalers.find((each) =>
    isMeant(plan, textAt(each, "properties", "targetResourceUri") ?? ""),
  );
}

interface Placed {
  readonly site: Tree;
  readonly named: Entry;
  readonly plan: Tree | undefined;
  readonly scaler: Tree | undefined;
}

function draftOf(document: Document, sources: Sources, placed: Placed): Draft {
  const { site, named } = placed;
  const written = settled(document, named.value);
  const plain = written?.kind === "scalar" ? String(written.value ?? "") : "";
  const name = plain === "" || plain.startsWith("[") ? folderName(document.path, sources) : plain;
  const image = /^DOCKER\|(.+)$/i.exec(
    textAt(site, "properties", "siteConfig", "linuxFxVersion") ?? "",
  )?.[1];
  const code: CodeHint[] = image === undefined ? [] : [{ kind: "image", name: image }];
  code.push({ kind: "name", name }, { kind: "folder", path: folderOf(document.path) });
  return {
    platform: "azure",
    name,
    place: placeOfEntry(document, named),
    environment: joinEnvironments(environmentOf(document.path, sources), environmentOfName(name)),
    runtime: "long-lived",
    surge: 1,
    // Callers stay with an instance unless the site says otherwise.
    affinity: textAt(site, "properties", "clientAffinityEnabled") === "false" ? "none" : "sticky",
    ...countsOf(document, placed),
    code,
  };
}

/** Rules of scaling decide over the capacity that the plan begins with. */
function countsOf(
  document: Document,
  { plan, scaler }: Placed,
): { instances?: Amount; missing?: Missing } {
  const bounds = itemsAt(scaler, "properties", "profiles").flatMap((profile) => {
    const most = entryAt(profile, "capacity", "maximum");
    const count = countOf(most === undefined ? undefined : settled(document, most.value));
    const least = countOf(at(profile, "capacity", "minimum"));
    return most !== undefined && count?.kind === "number"
      ? [{ most, count: count.value, least: least?.kind === "number" ? least.value : 1 }]
      : [];
  });
  const [widest] = bounds.sort((one, other) => other.count - one.count);
  if (widest !== undefined) {
    const { most, count, least } = widest;
    const evidence = evidenceAt(document, most, `Azure runs ${boundsText(least, count)}`);
    return { instances: { least, most: count, by: "stated", evidence } };
  }
  const capacity = entryAt(plan, "sku", "capacity");
  if (capacity === undefined) return {};
  const value = settled(document, capacity.value);
  const count = countOf(value);
  const place = placeOfEntry(document, capacity);
  if (count?.kind !== "number")
    return { missing: { unknown: textAt(capacity.value) ?? "its plan", place } };
  const evidence = evidenceAt(
    document,
    capacity,
    `the plan has ${boundsText(count.value, count.value)} for each site on it`,
  );
  const by = value === capacity.value ? "stated" : "habit";
  return { instances: { least: count.value, most: count.value, by, evidence } };
}

/** What a parameter is when nobody sets it; other values as they are written. */
function settled(document: Document, value: Tree): Tree | undefined {
  const parameter = /^\[parameters\('([\w-]+)'\)\]$/.exec(textAt(value) ?? "")?.[1];
  if (parameter === undefined) return value;
  return at(document.root, "parameters", parameter, "defaultValue");
}
