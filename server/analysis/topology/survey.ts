/** Reads every deployment file of a repository once and gathers what they say, not yet tied to code. */
import type { Evidence } from "../../../rules/kit/rule.ts";
import type { Platform } from "../../../rules/kit/topology.ts";
import { type Handover, handoverIn } from "./elsewhere.ts";
import { counts, environmentOfName, environmentOfPath } from "./environment.ts";
import { type FileKind, kindOfFile, mayBeKubernetes } from "./files.ts";
import { deploymentHintsIn, hintsIn } from "./hints.ts";
import {
  type Draft,
  NOTHING_READ,
  type ReaderResult,
  type Sources,
  type StoreDraft,
} from "./model.ts";
import { offeredIn, readmeOf } from "./offers.ts";
import { mayBeAppService, readAppService } from "./readers/app-service.ts";
import { mayBeApp, readApp, readAzureHost } from "./readers/apps.ts";
import { readBake } from "./readers/bake.ts";
import {
  BUILDS_IMAGE,
  type BuiltImage,
  readScripts,
  readWorkflow,
  stepsWithImages,
} from "./readers/ci.ts";
import { mayBeCloudCode, readCloudCode } from "./readers/cloud-code.ts";
import { mayBeStack, readCompose } from "./readers/compose.ts";
import { readImageFile } from "./readers/docker.ts";
import { readFly } from "./readers/fly.ts";
import { soleMachinesIn, withSoleMachines } from "./readers/fly-commands.ts";
import { readCharts } from "./readers/helm/releases.ts";
import { isHerokuApp, readProcfile } from "./readers/heroku.ts";
import { readKustomizations } from "./readers/kubernetes/kustomize.ts";
import { readKubernetes, readManifests } from "./readers/kubernetes/workloads.ts";
import { mayBeCloudFormation, readCloudFormation, readServerless } from "./readers/lambda.ts";
import { mayRunOnNetlify, readNetlify, withoutFunctions } from "./readers/netlify.ts";
import { readNomad } from "./readers/nomad.ts";
import { fileName, folderOf } from "./readers/platforms.ts";
import { readPm2 } from "./readers/pm2.ts";
import { readRailway } from "./readers/railway.ts";
import { readRender } from "./readers/render.ts";
import { readTerraform } from "./readers/terraform/terraform.ts";
import { isTriggerConfig, readTrigger } from "./readers/trigger.ts";
import { readVercel } from "./readers/vercel.ts";
import { readVercelChoices, readVercelLinks } from "./readers/vercel-links.ts";
import { readWrangler } from "./readers/wrangler.ts";
import { exportedDocument } from "./texts/code.ts";
import { parseHclText } from "./texts/hcl.ts";
import { parseJsonText } from "./texts/json.ts";
import { parseTomlText } from "./texts/toml.ts";
import type { Document, Parsed } from "./texts/tree.ts";
import { parseYamlText } from "./texts/yaml.ts";
import { wrongTypesIn } from "./wrong-types.ts";

export interface Survey {
  readonly drafts: readonly Draft[];
  readonly stores: readonly StoreDraft[];
  /** Deployments that count for code which no file deploys. */
  readonly fallbacks: readonly Draft[];
  /** Which Dockerfile an image is made from, as workflows say. */
  readonly images: readonly BuiltImage[];
  /** Platforms that users are offered a button for. */
  readonly offered: ReadonlySet<Platform>;
  readonly hints: readonly Evidence[];
  /** Workflows that deploy to a cluster. */
  readonly handovers: readonly Handover[];
  readonly problems: readonly {
    readonly path: string;
    readonly line: number;
    readonly message: string;
  }[];
}

/** Files and their texts, as they are or as they were. */
export interface SurveyInput {
  readonly repositoryRoot: string;
  /** Absolute paths that `kindOfFile` knows, and modules that may configure a deployment; sorted. */
  readonly files: readonly string[];
  /** Each package.json, for the commands in its scripts. */
  readonly manifests: readonly string[];
  /** Sources of the repository that may configure a deployment. */
  readonly modules: readonly string[];
  read(path: string): string | undefined;
  exists(path: string): boolean;
  hasSources(folder: string): boolean;
  /** The first source below a folder that holds a text. */
  sourceWith(folder: string, text: string): string | undefined;
}

/** Remembers what texts were parsed to, for as long as they stay the same. */
export type ParseCache = Map<string, { readonly text: string; readonly parsed: Parsed }>;

export function surveyOf(input: SurveyInput, cache: ParseCache): Survey {
  const problems: { path: string; line: number; message: string }[] = [];
  const told = new Set<string>();
  const problem = (path: string, line: number, message: string): void => {
    if (told.has(`${path}:${line}`)) return;
    told.add(`${path}:${line}`);
    problems.push({ path, line, message });
  };
  const sources: Sources = {
    repositoryRoot: input.repositoryRoot,
    read: input.read,
    exists: input.exists,
    manifests: () => input.manifests,
    hasSources: input.hasSources,
    sourceWith: input.sourceWith,
    files: () => input.files,
    documents: (path) => parse(path),
    problem,
  };

  const documents = new Map<string, readonly Document[]>();

  function parse(path: string, text = input.read(path)): readonly Document[] {
    const found = documents.get(path) ?? parseNow(path, text);
    documents.set(path, found);
    return found;
  }

  function parseNow(path: string, text: string | undefined): readonly Document[] {
    if (text === undefined) return [];
    const known = cache.get(path);
    const parsed = known?.text === text ? known.parsed : parseText(path, text);
    cache.set(path, { text, parsed });
    if (parsed.fault !== undefined) problem(path, parsed.fault.line, parsed.fault.message);
    for (const { line, message } of parsed.documents.flatMap(wrongTypesIn))
      problem(path, line, message);
    return parsed.documents;
  }

  const drafts: Draft[] = [];
  const stores: StoreDraft[] = [];
  const take = (result: ReaderResult): void => {
    drafts.push(...result.drafts);
    stores.push(...result.stores);
  };
  const byKind = new Map<FileKind, string[]>();
  const shown = inBulk(input.files, input.repositoryRoot);
  for (const path of input.files) {
    const kind = kindOfFile(path);
    if (kind === undefined || (kind === "yaml" && shown.has(folderOf(path)))) continue;
    const list = byKind.get(kind) ?? [];
    byKind.set(kind, list);
    list.push(path);
  }
  const pathsOf = (kind: FileKind): readonly string[] => byKind.get(kind) ?? [];
  const each = (kind: FileKind, read: (document: Document, sources: Sources) => ReaderResult) => {
    for (const path of pathsOf(kind))
      for (const document of parse(path)) guard(path, () => read(document, sources));
  };
  /** A defect of a reader costs its file. */
  function guard(path: string, read: () => ReaderResult): void {
    try {
      take(read());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problem(path, 1, `cannot be read as a deployment file: ${message}`);
    }
  }

  each("railway", readRailway);
  each("render", readRender);
  each("fly", readFly);
  each("vercel", readVercel);
  for (const path of pathsOf("netlify")) {
    const text = input.read(path) ?? "";
    // Most of them deploy files, and a parser for them alone takes its time.
    const all = mayRunOnNetlify(text) ? parse(path) : [withoutFunctions(path, text)];
    for (const document of all) guard(path, () => readNetlify(document, sources));
  }
  each("wrangler", readWrangler);
  for (const path of pathsOf("ecosystem")) {
    const text = input.read(path);
    const isCode = /\.[cm]?[jt]s$/.test(path);
    const code = isCode && text !== undefined ? exportedDocument(path, text) : undefined;
    const documents = isCode ? (code === undefined ? [] : [code]) : parse(path);
    for (const document of documents) guard(path, () => readPm2(document, sources));
  }
  for (const path of pathsOf("procfile")) {
    const text = input.read(path);
    const app = `${folderOf(path)}/app.json`;
    const formation = pathsOf("app-json").includes(app) ? parse(app).find(isHerokuApp) : undefined;
    if (text !== undefined) guard(path, () => readProcfile(path, text, formation, sources));
  }
  for (const paths of byFolder(pathsOf("compose")))
    guard(paths[0] ?? "", () =>
      readCompose(
        paths.flatMap((path) => parse(path)),
        sources,
      ),
    );
  for (const path of pathsOf("yaml"))
    if (mayBeStack(input.read(path) ?? "")) guard(path, () => readCompose(parse(path), sources));
  const chartFiles = pathsOf("helm-chart");
  const isInChart = (path: string): boolean =>
    chartFiles.some((chart) => path.startsWith(`${folderOf(chart)}/`));
  const plain = [
    ...pathsOf("yaml"),
    ...[...pathsOf("helm-template"), ...pathsOf("helm-values")].filter((path) => !isInChart(path)),
  ].filter((path) => {
    const text = input.read(path);
    return text !== undefined && mayBeKubernetes(text);
  });
  const [firstManifest = ""] = plain;
  guard(firstManifest, () => {
    const { overlays, consumed } = readKustomizations(pathsOf("kustomization"), sources);
    for (const overlay of overlays) take(readManifests(overlay));
    const left = plain.filter((path) => !consumed.has(path) && !isInChart(path));
    return readKubernetes(
      left.flatMap((path) => parse(path)),
      sources,
    );
  });
  guard(chartFiles[0] ?? "", () =>
    readCharts(
      {
        charts: chartFiles,
        templates: pathsOf("helm-template"),
        values: pathsOf("helm-values"),
        manifests: plain.flatMap((path) => parse(path)),
        helmfiles: pathsOf("yaml")
          .filter((path) => /\/helmfile\.ya?ml$/.test(path))
          .flatMap((path) => parse(path)),
      },
      sources,
    ),
  );
  each("serverless", readServerless);
  each("azure-host", readAzureHost);
  for (const path of [...pathsOf("yaml"), ...pathsOf("arm")]) {
    const text = input.read(path) ?? "";
    if (mayBeAppService(text))
      for (const document of parse(path)) guard(path, () => readAppService(document, sources));
    if (mayBeCloudFormation(text))
      for (const document of parse(path)) guard(path, () => readCloudFormation(document, sources));
    else if (mayBeApp(path, text))
      for (const document of parse(path))
        guard(path, () => readApp(document, sources) ?? NOTHING_READ);
  }
  const hcl = pathsOf("hcl");
  const terraform = hcl.filter((path) => /\.tf$|\.tfvars(?:\.json)?$/.test(path));
  guard(terraform[0] ?? "", () => readTerraform(terraform, sources));
  for (const path of hcl.filter((each) => /\.nomad(?:\.hcl)?$|\.hcl$/.test(each)))
    if (/^\s*job\s+"/m.test(input.read(path) ?? ""))
      for (const document of parse(path)) guard(path, () => readNomad(document, sources));
  for (const path of input.modules) {
    const text = input.read(path);
    if (text === undefined) continue;
    if (/\/serverless\.[cm]?[jt]s$/.test(path)) {
      const document = exportedDocument(path, text);
      if (document !== undefined) guard(path, () => readServerless(document, sources));
    } else if (/\/ecosystem\./.test(path)) {
      const document = exportedDocument(path, text);
      if (document !== undefined) guard(path, () => readPm2(document, sources));
    } else if (isTriggerConfig(path)) {
      const all = input.modules.filter(isTriggerConfig);
      const workflows = pathsOf("ci").map((each) => input.read(each) ?? "");
      guard(path, () => ({ drafts: readTrigger(path, all, workflows, sources), stores: [] }));
    } else if (mayBeCloudCode(path, text)) guard(path, () => readCloudCode(path, text, sources));
  }
  for (const path of pathsOf("dockerfile")) {
    const text = input.read(path);
    if (text !== undefined) guard(path, () => readImageFile(path, text, sources));
  }
  const images: BuiltImage[] = pathsOf("bake").flatMap((path) => parse(path).flatMap(readBake));
  const hints: Evidence[] = [];
  const handovers: Handover[] = [];
  for (const path of deployingFirst(pathsOf("ci"))) {
    const text = input.read(path) ?? "";
    // Most workflows build no image, and parsing all of them is what takes time.
    if (/build-push-action|docker (?:buildx )?build/.test(text))
      for (const document of parse(path, stepsWithImages(text)))
        images.push(...readWorkflow(document, sources));
    const deploying = deploymentHintsIn(path, text);
    hints.push(...hintsIn(path, text), ...deploying);
    const handover = counts(environmentOfName(fileName(path)))
      ? handoverIn(path, text, deploying)
      : undefined;
    if (handover !== undefined) handovers.push(handover);
  }
  for (const path of input.manifests)
    if (BUILDS_IMAGE.test(input.read(path) ?? ""))
      images.push(...readScripts(path, input.read(path) ?? ""));
  const readme = readmeOf(input.repositoryRoot);
  for (const path of [...pathsOf("script"), ...input.manifests, readme])
    hints.push(...hintsIn(path, input.read(path) ?? ""));
  const commands = [...pathsOf("ci"), ...pathsOf("script"), ...input.manifests].flatMap((path) => {
    const text = input.read(path) ?? "";
    return text.includes("--ha") ? soleMachinesIn(path, text, input.repositoryRoot) : [];
  });
  drafts.push(...readVercelChoices(input.manifests, sources));
  return {
    drafts: withRetired(withSoleMachines(drafts, commands)),
    fallbacks: readVercelLinks(input.manifests, sources),
    stores,
    images,
    offered: offeredIn(sources),
    hints,
    handovers,
    problems,
  };
}

/**
 * Folders in which a site or its documentation keeps YAML in bulk, such as the descriptions of an interface: nothing
 * there would count, and reading all of it takes longer than everything else.
 */
function inBulk(files: readonly string[], repositoryRoot: string): ReadonlySet<string> {
  const counted = new Map<string, number>();
  for (const path of files)
    if (/\.ya?ml$/.test(path)) counted.set(folderOf(path), (counted.get(folderOf(path)) ?? 0) + 1);
  const isContent = (folder: string): boolean =>
    environmentOfPath(`${folder.slice(repositoryRoot.length + 1)}/`) === "content";
  return new Set(
    [...counted].flatMap(([folder, count]) => (count > BULK && isContent(folder) ? [folder] : [])),
  );
}

const BULK = 20;

/** An image that deprecated services alone are made from is deprecated as they are. */
function withRetired(drafts: readonly Draft[]): readonly Draft[] {
  const fileOf = ({ code }: Draft) => code.find((hint) => hint.kind === "dockerfile")?.path;
  const services = drafts.filter(({ platform }) => platform !== "docker");
  return drafts.map((draft): Draft => {
    const own = draft.platform === "docker" ? fileOf(draft) : undefined;
    const using = own === undefined ? [] : services.filter((each) => fileOf(each) === own);
    const [first] = using;
    if (first === undefined || using.some(({ environment }) => environment !== "retired"))
      return draft;
    return { ...draft, isRetired: true };
  });
}

/** What several workflows say in the same words is shown where it is about deploying. */
function deployingFirst(paths: readonly string[]): readonly string[] {
  const isDeploying = (path: string): boolean => /deploy|release/i.test(fileName(path));
  return [...paths.filter(isDeploying), ...paths.filter((path) => !isDeploying(path))];
}

function parseText(path: string, text: string): Parsed {
  if (/\.toml$/.test(path)) return parseTomlText(path, text);
  if (/\.jsonc?$/.test(path)) return parseJsonText(path, text);
  if (/\.(?:tf|tfvars|hcl|nomad)$/.test(path)) return parseHclText(path, text);
  return parseYamlText(path, text);
}

function byFolder(paths: readonly string[]): readonly (readonly string[])[] {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const list = found.get(folderOf(path)) ?? [];
    found.set(folderOf(path), list);
    list.push(path);
  }
  return [...found.values()];
}
