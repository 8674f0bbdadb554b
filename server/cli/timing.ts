/** Says where the time of a check went and how imports of own code fared. */
import type { Timing } from "../analysis/report.ts";

/** How many unresolved imports are named. */
const MOST_UNRESOLVED = 40;

export function formatTiming(timings: readonly Timing[]): string {
  const phases = new Map<string, number>();
  const rules = new Map<string, { milliseconds: number; findings: number }>();
  for (const timing of timings) {
    for (const { name, milliseconds } of timing.phases) {
      phases.set(name, (phases.get(name) ?? 0) + milliseconds);
    }
    for (const { id, milliseconds, findings } of timing.rules) {
      const sum = rules.get(id) ?? { milliseconds: 0, findings: 0 };
      rules.set(id, {
        milliseconds: sum.milliseconds + milliseconds,
        findings: sum.findings + findings,
      });
    }
  }
  const own = timings.reduce((total, timing) => total + timing.imports.own, 0);
  const resolved = timings.reduce((total, timing) => total + timing.imports.resolved, 0);
  const generated = timings.reduce((total, timing) => total + (timing.imports.generated ?? 0), 0);
  const absent = timings.reduce((total, timing) => total + (timing.imports.absent ?? 0), 0);
  const unresolved = timings.flatMap((timing) => timing.imports.unresolved);
  const share = own === 0 ? 100 : (100 * resolved) / own;
  const width = Math.max(12, ...[...phases.keys(), ...rules.keys()].map((name) => name.length));
  const row = (name: string, milliseconds: number, more = ""): string =>
    `  ${name.padEnd(width)}  ${milliseconds.toFixed(1).padStart(9)} ms${more}`;
  const slowest = [...rules].sort((left, right) => right[1].milliseconds - left[1].milliseconds);
  return [
    "Phases",
    ...[...phases].map(([name, milliseconds]) => row(name, milliseconds)),
    "Rules",
    ...slowest.map(([id, { milliseconds, findings }]) =>
      row(id, milliseconds, `  ${String(findings).padStart(5)} reported`),
    ),
    `Imports of own code: ${resolved} of ${own} resolved (${share.toFixed(1)} %)${generated === 0 ? "" : `, ${generated} of generated files left out`}${absent === 0 ? "" : `, ${absent} of packages kept elsewhere left out`}`,
    ...unresolved.slice(0, MOST_UNRESOLVED).map((text) => `  unresolved: ${text}`),
    ...(unresolved.length > MOST_UNRESOLVED
      ? [`  and ${unresolved.length - MOST_UNRESOLVED} more`]
      : []),
    "",
  ].join("\n");
}
