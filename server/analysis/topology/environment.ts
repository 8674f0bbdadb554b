/** Says which environment a deployment file, a field or a name belongs to, and why a file decides nothing. */
import type { Environment } from "../../../rules/kit/topology.ts";

const WORDS: readonly (readonly [Environment, RegExp])[] = [
  ["retired", /(?:^|[-_./\s])(?:deprecated|obsolete|retired)(?=$|[-_./\s])/i],
  [
    "example",
    /(?:^|[-_./\s])(?:examples?|samples?|demos?|templates?|fixtures?|__fixtures__|playgrounds?|tutorials?|boilerplates?|starters?|quickstarts?|scaffolds?)(?=$|[-_./\s])/i,
  ],
  ["content", /(?:^|[-_./\s])(?:docs|documentation|www)(?=$|[-_./\s])/i],
  // A service may be about posts; a folder of them is what a site shows.
  ["content", /(?:^|\/)(?:static|assets|public|posts)(?=\/)/i],
  [
    "test",
    /(?:^|[-_./\s])(?:tests?|testing|testdata|testutils?|__tests__|e2e|ci|cypress|playwright|circleci|benchmarks?|bench|loadtest)(?=$|[-_./\s])/i,
  ],
  [
    "development",
    /(?:^|[-_./\s])(?:dev|devel|development|devcontainer|gitpod|codespaces?|local|localhost|infra-local|tilt|skaffold|minikube|k3d)(?=$|[-_./\s])/i,
  ],
  // Words that products are about as well count where a name ends: `api-preview`, never `preview-api`.
  ["development", /(?:^|[-_./\s])(?:debug|previews?|reviews?|sandbox)(?=$|[./\s])/i],
  ["staging", /(?:^|[-_./\s])(?:stag|staging|preprod|pre-prod|uat|qa)(?=$|[-_./\s])/i],
  ["staging", /(?:^|[-_./\s])(?:stage|canary)(?=$|[./\s])/i],
  ["production", /(?:^|[-_./\s])(?:prod|production)(?=$|[-_./\s])/i],
  ["production", /(?:^|[-_./\s])(?:live|release)(?=$|[./\s])/i],
];

/** `path` is relative to the repository. Folders that a tool prescribes (`templates` of a chart) are left out by the caller. */
export function environmentOfPath(path: string): Environment {
  // `template.yaml` is the name that SAM gives its files, and `.github` holds nothing that runs.
  const text = path.replace(/(?:^|\/)template\.(?:ya?ml|json)$/, "");
  return environmentOfName(text);
}

/** The first words of the comment in front of a file may say what the file is for. */
export function environmentOfHeader(text: string): Environment {
  const header = (/^\s*((?:#[ \t]*\S.*\n){1,4})/.exec(text)?.[1] ?? "").replace(
    /\b(?:do not|don't|not|never) (?:be )?(?:use(?:d)? |run |meant |intended |suitable )?(?:this |it )?(?:in|for) prod(?:uction)?\b/gi,
    "",
  );
  if (/\bprod(?:uction)?\b/i.test(header)) return "unnamed";
  if (/\b(?:for|internal|used in) (?:\w+ )?test(?:s|ing)\b/i.test(header)) return "test";
  const isDevelopment =
    /\b(?:local[- ]?dev(?:elopment)?|(?:for|local) development|dev(?:elopment)? (?:only|stack|setup|environment|infrastructure|services?|databases?))\b/i;
  return isDevelopment.test(header) ? "development" : "unnamed";
}

/** The environment that a name speaks of; `unnamed` when it does not. */
export function environmentOfName(name: string): Environment {
  return WORDS.find(([, pattern]) => pattern.test(name))?.[0] ?? "unnamed";
}

/** The strongest doubt counts: an example of a production setup is an example. */
export function joinEnvironments(...given: readonly Environment[]): Environment {
  return ORDER.find((each) => given.includes(each)) ?? "unnamed";
}

const ORDER: readonly Environment[] = [
  "retired",
  "example",
  "content",
  "test",
  "development",
  "staging",
  "production",
];

/** True for environments whose numbers say how the system runs. */
export function counts(environment: Environment): boolean {
  return environment === "production" || environment === "unnamed";
}

/** Why a deployment decides nothing, as the end of "ignored because …". */
export function reasonToIgnore(environment: Environment): string {
  switch (environment) {
    case "retired":
      return "it is deprecated";
    case "example":
      return "it is an example, not where the system runs";
    case "content":
      return "it belongs to documentation or to what a site shows";
    case "test":
      return "it serves tests";
    case "development":
      return "it serves development";
    case "staging":
      return "it is staging; production may run more";
    default:
      return "";
  }
}
