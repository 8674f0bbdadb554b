/** Which files of a repository can say something about where its code runs, by their names. */
import { isComposeName } from "./readers/compose.ts";

export type FileKind =
  | "app-json"
  | "arm"
  | "azure-host"
  | "bake"
  | "ci"
  | "compose"
  | "dockerfile"
  | "ecosystem"
  | "fly"
  | "hcl"
  | "helm-chart"
  | "helm-template"
  | "helm-values"
  | "kustomization"
  | "netlify"
  | "procfile"
  | "railway"
  | "render"
  | "serverless"
  | "script"
  | "sst"
  | "vercel"
  | "wrangler"
  | "yaml";

/** The kind that a path's name gives away; undefined for a file that no reader wants. */
export function kindOfFile(path: string): FileKind | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (
    /^(?:pnpm-lock|pnpm-workspace|\.yarnrc|lerna|openapi|swagger)\b.*\.(?:ya?ml|json)$/.test(name)
  )
    return undefined;
  if (isDockerfile(name)) return "dockerfile";
  if (isComposeName(name)) return "compose";
  if (/^docker-bake(?:\.override)?\.(?:hcl|json)$/.test(name)) return "bake";
  const exact = EXACT.get(name);
  if (exact !== undefined) return exact;
  if (/^fly(?:\.[\w-]+)?\.toml$/.test(name)) return "fly";
  if (
    /^ecosystem(?:\.[\w-]+)*\.(?:[cm]?js|ts|json|ya?ml)$|^pm2\.(?:config\.[cm]?js|json|ya?ml)$/.test(
      name,
    )
  )
    return "ecosystem";
  if (/\/templates\/.*\.(?:ya?ml|tpl)$/.test(path)) return "helm-template";
  if (/^values[\w.-]*\.ya?ml$/.test(name)) return "helm-values";
  if (/\.(?:tf|tfvars|nomad|hcl)$|\.tfvars\.json$/.test(name)) return "hcl";
  // GitHub runs what stands in the folder itself, and nothing below it.
  if (/\/\.github\/workflows\/.*\//.test(path)) return undefined;
  if (
    /\/\.github\/workflows\/.*\.ya?ml$|\/\.circleci\/config\.ya?ml$/.test(path) ||
    /^(?:cloudbuild|\.gitlab-ci|bitbucket-pipelines|azure-pipelines)[\w.-]*\.ya?ml$/.test(name)
  )
    return "ci";
  if (name === "Makefile" || name === "justfile") return "script";
  if (/\.ya?ml$/.test(name)) return "yaml";
  if (/^(?:azuredeploy|main|containerapps?)[\w.-]*\.json$/.test(name)) return "arm";
  return undefined;
}

function isDockerfile(name: string): boolean {
  if (/\.dockerignore$|\.md$/i.test(name)) return false;
  return /^(?:Dockerfile|Containerfile)(?:[.-][\w.-]+)?$|^[\w.-]+\.Dockerfile$/i.test(name);
}

const EXACT: ReadonlyMap<string, FileKind> = new Map([
  ["Procfile", "procfile"],
  ["app.json", "app-json"],
  ["railway.json", "railway"],
  ["railway.toml", "railway"],
  ["render.yaml", "render"],
  ["render.yml", "render"],
  ["vercel.json", "vercel"],
  ["netlify.toml", "netlify"],
  ["wrangler.toml", "wrangler"],
  ["wrangler.json", "wrangler"],
  ["wrangler.jsonc", "wrangler"],
  ["Chart.yaml", "helm-chart"],
  ["kustomization.yaml", "kustomization"],
  ["kustomization.yml", "kustomization"],
  ["Kustomization", "kustomization"],
  ["serverless.yml", "serverless"],
  ["serverless.yaml", "serverless"],
  ["process.yml", "ecosystem"],
  ["process.json", "ecosystem"],
  ["host.json", "azure-host"],
]);

/** True for a source file that may configure a deployment, by its name; others may as well, by what they import. */
export function isConfigurationModule(path: string): boolean {
  return /\/(?:sst\.config|serverless|ecosystem\.config|trigger\.config)\.[cm]?ts$/.test(path);
}

/** True for the packages in which infrastructure is written as code. */
export function isInfrastructurePackage(specifier: string): boolean {
  return /^(?:aws-cdk-lib|@aws-cdk|sst)(?:\/|$)/.test(specifier);
}

/** True for a YAML text that may hold Kubernetes objects, and nothing else that we would have to parse for. */
export function mayBeKubernetes(text: string): boolean {
  return /^[ -]*apiVersion:/m.test(text) && /^[ -]*kind:/m.test(text);
}
