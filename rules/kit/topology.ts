/** What the repository says about where its code runs: deployable units with their evidence, as plain data. */
import type { Evidence, Layer, Place } from "./rule.ts";

/** What kind of process a unit is. */
export type Runtime = "long-lived" | "serverless" | "edge" | "job" | "static";

/** What a deployment file belongs to; only `production` and `unnamed` ones decide anything. */
export type Environment =
  | "production"
  | "unnamed"
  | "staging"
  | "development"
  | "test"
  | "example"
  | "content"
  | "retired";

/** What reads a deployment file. */
export type Platform =
  | "azure"
  | "cdk"
  | "cloud-run"
  | "cloudflare"
  | "compose"
  | "declared"
  | "digitalocean"
  | "docker"
  | "ecs"
  | "fly"
  | "heroku"
  | "koyeb"
  | "kubernetes"
  | "lambda"
  | "netlify"
  | "nomad"
  | "pm2"
  | "railway"
  | "render"
  | "sst"
  | "trigger.dev"
  | "vercel";

/** How sure the topology is of something; a `guess` is shown and changes no severity. */
export type Sureness = "declared" | "certain" | "likely" | "guess";

/** Both ends included; `any` when nothing bounds it from above. */
export interface Bounds {
  readonly least: number;
  readonly most: number | "any";
}

/** A question that the platform asks a running instance again and again. */
export interface Probe extends Place {
  readonly kind: "liveness" | "readiness" | "startup";
  /** The path of an HTTP probe. */
  readonly path?: string;
  /** True when the platform ends an instance that fails it, as opposed to sending it no requests. */
  readonly restarts: boolean;
}

/** A value with the line that says it. */
export interface Stated<T> extends Place {
  readonly value: T;
}

/** What a container or process starts with. */
export interface StartCommand extends Place {
  readonly words: readonly string[];
  /** `shell` when a shell runs it: `CMD node server.js`, `sh -c "…"`. */
  readonly form: "exec" | "shell";
}

/** One way in which a unit is deployed, as one file (or files that belong together) tells it. */
export interface Deployment {
  readonly platform: Platform;
  /** The name there: of a service, a workload, an application. */
  readonly name: string;
  /** Where it is declared. */
  readonly place: Place;
  readonly environment: Environment;
  readonly runtime: Runtime;
  /** Instances at the same time over all regions; undefined when nothing says so. */
  readonly instances: Bounds | undefined;
  /** Processes that share the code's work in one instance. */
  readonly processes: Bounds;
  readonly regions: number;
  /** Instances that run besides the others while a new version comes in; 0 when the old ones stop first. */
  readonly surge: number;
  readonly scalesToZero: boolean;
  /** What sends a caller to the instance that served it before. */
  readonly affinity: "none" | "sticky" | "keyed";
  readonly disk: { readonly isLost: boolean; readonly isShared: boolean };
  readonly probes: readonly Probe[];
  readonly graceSeconds?: Stated<number>;
  readonly stopSignal?: Stated<string>;
  readonly start?: StartCommand;
  /** Environment variables with literal values. */
  readonly variables: ReadonlyMap<string, Stated<string>>;
  /** The lines behind the numbers, most telling first. */
  readonly evidence: readonly Evidence[];
  readonly sureness: Sureness;
}

/** Code that is deployed together, with every deployment that counts. */
export interface DeployedUnit {
  readonly id: string;
  readonly layer: Layer;
  readonly sureness: Sureness;
  readonly runtime: Runtime;
  /** The widest bounds of its deployments; undefined when nothing says how many run. */
  readonly instances: Bounds | undefined;
  readonly processes: Bounds;
  readonly regions: number;
  readonly surge: number;
  readonly affinity: "none" | "sticky" | "keyed";
  readonly deployments: readonly Deployment[];
  /** Why the layer is what it is, most telling first. */
  readonly evidence: readonly Evidence[];
}

/** A database or another store that units share. */
export interface DeployedStore {
  readonly id: string;
  /** `postgres`, `mysql`, `mongodb`, `redis` …; undefined where a declaration does not say. */
  readonly kind: string | undefined;
  /** How many connections it accepts, with the line that says so. */
  readonly maxConnections?: Stated<number>;
  /** The environment variable that leads to a pooler in front of it. */
  readonly poolerVariable?: string;
}

/** What the repository says about the place where a piece of code runs. */
export interface TopologyOfNode {
  /** The layer under review there; `unknown` when nobody says. */
  readonly layer: Layer;
  /** The units whose code contains the place; empty when none is known. */
  readonly units: readonly DeployedUnit[];
  /** The lines that the layer rests on, most telling first. */
  readonly evidence: readonly Evidence[];
}
