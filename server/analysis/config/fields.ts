/** Describes premise.json once, for the validator and the JSON Schema alike. */
import { CONTEXTS, LAYERS, SEVERITIES } from "../../../rules/kit/rule.ts";

/** What a value may be. */
export type Shape =
  | { readonly type: "text" }
  | { readonly type: "switch" }
  /** One of some words; `noun` says what they are in messages. */
  | { readonly type: "choice"; readonly noun: string; readonly values: readonly string[] }
  /** With `orOne`, a lone item stands for a list of one. */
  | { readonly type: "list"; readonly of: Shape; readonly orOne?: true }
  /** Keys from a known set, each with a value of the same shape. */
  | {
      readonly type: "map";
      readonly noun: string;
      readonly keys: readonly string[];
      readonly of: Shape;
    }
  | ObjectShape
  /** A word, or an object that says more. */
  | { readonly type: "either"; readonly word: Shape; readonly object: ObjectShape }
  /** An object that a later reader checks. */
  | { readonly type: "json" };

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
        shape: { type: "json" },
      },
      stores: {
        about: "Databases, caches and queues, with replicas and connection limits.",
        shape: { type: "json" },
      },
      gateway: {
        about: "What stands in front of the services and which limits it already enforces.",
        shape: { type: "json" },
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
