/** What readers hand to the assembly of a topology: deployments that are not yet tied to code. */
import type { Evidence, Place } from "../../../rules/kit/rule.ts";
import type {
  Bounds,
  Deployment,
  Environment,
  Platform,
  Probe,
  Runtime,
  StartCommand,
  Stated,
} from "../../../rules/kit/topology.ts";
import type { Document } from "./texts/tree.ts";

/** A hint at the code that a deployment runs. All paths are absolute. */
export type CodeHint =
  /** Everything below a folder: where a platform's file stands, or what it calls its root. */
  | { readonly kind: "folder"; readonly path: string }
  | {
      readonly kind: "dockerfile";
      readonly path: string;
      readonly context: string;
      readonly target?: string;
    }
  /** A module, with or without extension, as sources or as their output. */
  | { readonly kind: "module"; readonly path: string }
  /** A command that starts the process, run in a folder. */
  | { readonly kind: "command"; readonly words: readonly string[]; readonly folder: string }
  /** `registry/team/api:1.2`. */
  | { readonly kind: "image"; readonly name: string }
  /** The deployment's name may be a package's. */
  | { readonly kind: "name"; readonly name: string };

/** How many instances something says there are. */
export interface Amount extends Bounds {
  /**
   * `stated`: somebody decided this number. `platform`: the platform's own way, without a number.
   * `habit`: a default, a scaffold or a convention; too weak to say that there is only one.
   */
  readonly by: "stated" | "platform" | "habit";
  readonly evidence: Evidence;
  /** What speaks against a number that was stated, and made a habit of it. */
  readonly doubt?: Evidence;
}

/** A number that could not be found out, with what it depends on. */
export interface Missing {
  readonly unknown: string;
  readonly place: Place;
}

/** A deployment as a reader found it. What is absent is not known. */
export interface Draft {
  readonly platform: Platform;
  readonly name: string;
  readonly place: Place;
  readonly environment: Environment;
  readonly runtime: Runtime;
  readonly instances?: Amount;
  /** A count that is there and cannot be read. */
  readonly missing?: Missing;
  readonly processes?: Amount;
  readonly regions?: number;
  readonly surge?: number;
  readonly scalesToZero?: boolean;
  readonly affinity?: Deployment["affinity"];
  readonly disk?: Partial<Deployment["disk"]>;
  readonly probes?: readonly Probe[];
  readonly graceSeconds?: Stated<number>;
  readonly stopSignal?: Stated<string>;
  readonly start?: StartCommand;
  readonly variables?: ReadonlyMap<string, Stated<string>>;
  /** Names of other deployments that this one waits for or talks to, as the file writes them. */
  readonly talksTo?: readonly {
    readonly name: string;
    readonly place: Place;
    /** True where an address of the other is handed over, not only the order of their start. */
    readonly isAddress?: boolean;
  }[];
  /** What the file calls the deployments that know each other by name. */
  readonly project?: string;
  /** The networks that it joins, by the names that all files know; undefined where it joins what there is. */
  readonly networks?: readonly string[];
  /** True for a service that another file of the same project describes as well, and this one only adds to it. */
  readonly isOverlay?: boolean;
  /** True for an image that deprecated services alone are made from. */
  readonly isRetired?: boolean;
  /** Why it decides nothing, whatever it says. */
  readonly useless?: { readonly because: string; readonly evidence: Evidence };
  /** True for what a container starts besides the program that it is there for. */
  readonly isBeside?: boolean;
  /** Further lines worth showing. */
  readonly notes?: readonly Evidence[];
  /** Hints at code, the strongest first. */
  readonly code: readonly CodeHint[];
}

/** A database, cache or queue. */
export interface StoreDraft {
  readonly id: string;
  readonly kind: StoreKind;
  readonly platform: Platform;
  readonly environment: Environment;
  readonly place: Place;
  /** The networks that it can be reached in; undefined where nobody chose any. */
  readonly networks?: readonly string[];
  /** Copies that answer reads. */
  readonly replicas: number;
  readonly maxConnections?: Stated<number>;
  readonly evidence: Evidence;
}

export type StoreKind =
  | "postgres"
  | "mysql"
  | "mongodb"
  | "redis"
  | "clickhouse"
  | "kafka"
  | "rabbitmq"
  | "nats"
  | "elasticsearch"
  | "libsql"
  | "memcached"
  | "s3"
  | "other";

export interface ReaderResult {
  readonly drafts: readonly Draft[];
  readonly stores: readonly StoreDraft[];
}

export const NOTHING_READ: ReaderResult = { drafts: [], stores: [] };

/** What a reader may ask besides the text that it was given. */
export interface Sources {
  /** The folder with `.git`; environments are read from paths below it. */
  readonly repositoryRoot: string;
  /** The text of a file of the repository; undefined when there is none. */
  read(path: string): string | undefined;
  /** True when TypeScript sources lie below the folder. */
  hasSources(folder: string): boolean;
  /** The first source below a folder that holds a text. */
  sourceWith(folder: string, text: string): string | undefined;
  /** Every file that looks like part of a deployment, sorted. */
  files(): readonly string[];
  /** True for a file of the repository. */
  exists(path: string): boolean;
  /** Each package.json. */
  manifests(): readonly string[];
  /** The parsed documents of a YAML, JSON or TOML file; none when it cannot be used. */
  documents(path: string): readonly Document[];
  /** Records what could not be used. */
  problem(path: string, line: number, message: string): void;
}
