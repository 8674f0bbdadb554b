/** The client's settings per folder, checked: what is unknown or malformed counts as not set. */
import { LAYERS } from "../../rules/kit/rule.ts";
import type { Settings } from "./protocol.ts";

export const DEFAULTS: Settings = { layer: "auto", run: "onType", scope: "workspace" };

const CHOICES: { readonly [K in keyof Settings]: readonly Settings[K][] } = {
  layer: ["auto", ...LAYERS],
  run: ["onType", "onSave"],
  scope: ["workspace", "openFiles"],
};

export function readSettings(value: unknown): Settings {
  if (typeof value !== "object" || value === null) return DEFAULTS;
  const given = value as Record<string, unknown>;
  return {
    layer: choice("layer", given.layer),
    run: choice("run", given.run),
    scope: choice("scope", given.scope),
  };
}

function choice<K extends keyof Settings>(key: K, value: unknown): Settings[K] {
  return CHOICES[key].find((known) => known === value) ?? DEFAULTS[key];
}
