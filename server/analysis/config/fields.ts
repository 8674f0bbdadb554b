/** Describes premise.json once, for the validator and the JSON Schema alike. */
import { CONTEXTS, LAYERS, SEVERITIES } from "../../../rules/kit/rule.ts";

/** What a value may be. */
export type Shape =
  | { readonly type: "text" }
  /** A whole number from `least` on. */
  | { readonly type: "count"; readonly least: number }
  /** `YYYY-MM-DD`. */
  | { readonly type: "day" }
  | { readonly type: "switch" }
  /** One of some words; `noun` says what they are in messages. */
  | { readonly type: "choice"; readonly noun: string; readonly values: readonly string[] }
  /** With `orOne`, a lone item stands for a list of one. */
  | { readonly type: "list"; readonly of: Shape; readonly orOne?: true }
  /** Keys that people choose, each with a value of the same shape. */
  | { readonly type: "record"; readonly of: Shape }
  /** Keys from a known set, each with a value of the same shape. */
  | {
      readonly type: "map";
      readonly noun: string;
      readonly keys: readonly string[];
      readonly of: Shape;
    }
  | ObjectShape
  /** A word, or an object that says more. */
  | { readonly type: "either"; readonly word: Shape; readonly object: ObjectShape };

export interface ObjectShape {
  readonly type: "object";
  readonly fields: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
  /** Other keys are allowed and kept. */
  readonly open?: true;
}

export interface Field {
  readonly about: string;
  readonly shape: Shape;
  /** What holds when the field is absent, as JSON Schema shows it. */
  readonly fallback?: string | boolean;
}

const TEXT: Shape = { type: "text" };
const GLOBS: Shape = { type: "list", of: TEXT };
const ONE_OR_MORE: Shape = { type: "list", of: TEXT, orOne: true };
const LAYER: Shape = { type: "choice", noun: "layer", values: ["auto", ...LAYERS] };
const SEVERITY: Shape = { type: "choice", noun: "severity", values: ["off", ...SEVERITIES] };

const COUNT: Shape = { type: "count", least: 1 };
const FROM_ZERO: Shape = { type: "count", least: 0 };
const INSTANCES: Shape = {
  type: "either",
  word: COUNT,
  object: {
    type: "object",
    required: ["max"],
    fields: {
      min: { about: "As few as this many run.", shape: FROM_ZERO },
      max: { about: "As many as this many run.", shape: COUNT },
    },
  },
};

const UNIT: Shape = {
  type: "object",
  fields: {
    roots: {
      about: "Folders or entry files whose code runs in the unit; absent for a unit found anyway.",
      shape: ONE_OR_MORE,
    },
    layer: {
      about: "How far the unit has grown, over what its deployment files say.",
      shape: { type: "choice", noun: "layer", values: LAYERS },
    },
    instances: { about: "How many run at the same time, over all regions.", shape: INSTANCES },
    processes: { about: "Processes in each instance that share the work.", shape: COUNT },
    regions: { about: "Regions it runs in.", shape: COUNT },
    affinity: {
      about: "What sends a caller to the instance that served it before.",
      shape: { type: "choice", noun: "affinity", values: ["none", "sticky", "keyed"] },
    },
    because: {
      about: "Why it holds; needed where the deployment files say that more run.",
      shape: TEXT,
    },
    until: {
      about: "The last day on which it holds; afterwards the deployment files decide.",
      shape: { type: "day" },
    },
  },
};

const STORE: Shape = {
  type: "object",
  fields: {
    kind: { about: "`postgres`, `redis`, `kafka` …", shape: TEXT },
    replicas: { about: "True when reads are answered by copies.", shape: { type: "switch" } },
    maxConnections: { about: "Connections that it accepts.", shape: COUNT },
    poolerUrlEnv: {
      about: "The environment variable that leads to a pooler in front of it.",
      shape: TEXT,
    },
  },
};

const GATEWAY: Shape = {
  type: "object",
  fields: {
    rateLimits: { about: "True when it limits rates.", shape: { type: "switch" } },
    timeoutsMs: { about: "When it gives up on a request, in milliseconds.", shape: COUNT },
  },
};

/** The shape of the whole file; rule ids come from the caller. */
export function configurationShape(ruleIds: readonly string[]): ObjectShape {
  const rules: Shape = {
    type: "map",
    noun: "rule",
    keys: ruleIds,
    of: {
      type: "either",
      word: SEVERITY,
      object: {
        type: "object",
        fields: { severity: { about: "How much a finding weighs.", shape: SEVERITY } },
        open: true,
      },
    },
  };
  const override: ObjectShape = {
    type: "object",
    required: ["files"],
    fields: {
      files: {
        about: "Globs relative to this file; the override holds for the sources they match.",
        shape: ONE_OR_MORE,
      },
      layer: { about: "How far this part of the system has grown.", shape: LAYER },
      context: {
        about: "What runs these files, where imports do not tell.",
        shape: { type: "choice", noun: "context", values: CONTEXTS },
      },
      rules: { about: "Severities and options for these files.", shape: rules },
    },
  };
  return {
    type: "object",
    fields: {
      $schema: { about: "The JSON Schema that describes this file.", shape: TEXT },
      root: {
        about: "Stops the search for more premise.json files in the folders above.",
        shape: { type: "switch" },
        fallback: false,
      },
      extends: {
        about: "JSON files that this one builds on: relative paths, or a package's file.",
        shape: ONE_OR_MORE,
      },
      layer: {
        about: "How far the system has grown; `auto` reads it from the deployment files.",
        shape: LAYER,
        fallback: "auto",
      },
      units: {
        about:
          "Deployable units: their folders, instances and regions, with `because` and `until`.",
        shape: { type: "record", of: UNIT },
      },
      stores: {
        about: "Databases, caches and queues, with replicas and connection limits.",
        shape: { type: "record", of: STORE },
      },
      gateway: {
        about: "What stands in front of the services and which limits it already enforces.",
        shape: GATEWAY,
      },
      overrides: {
        about: "Settings for some files; later entries win over earlier ones.",
        shape: { type: "list", of: override },
      },
      rules: {
        about: "A severity per rule, or an object with severity and options.",
        shape: rules,
      },
      catalog: {
        about: "Globs of `.d.ts` files that describe packages with the catalog's tags.",
        shape: GLOBS,
      },
      ignore: { about: "Globs of sources and deployment files to leave out.", shape: GLOBS },
      reviews: {
        about: "The folder of the review checklists.",
        shape: TEXT,
        fallback: "design-reviews",
      },
      baseline: {
        about: "The file that lists findings accepted when Premise came in.",
        shape: TEXT,
      },
    },
  };
}
