/** Probes that end an instance, answered by code that asks a database or another service. */
import { defineRule } from "../../kit/rule.ts";
import type { Probe } from "../../kit/topology.ts";
import { neededBy } from "./dependency.ts";
import { shallowRoute } from "./fix.ts";
import page from "./README.md";
import { routeOf } from "./route.ts";

export default defineRule({
  id: "scale/liveness-depends-on-dependency",
  title: "A restart for what a restart does not mend",
  assumption: "When the database is away, restarting this process helps.",
  patterns: ["health-checks"],
  contexts: ["request"],
  severity: {
    "single-node": "off",
    "multi-node": "error",
    distributed: "error",
    unknown: "question",
  },
  leansOnInstances: true,
  since: "0.1.0",
  page,
  on: {},
  onUnit(unit, analysis, report) {
    const seen = new Set<string>();
    for (const probe of unit.deployments.flatMap(({ probes }) => probes)) {
      const { path, kind, file, start } = probe;
      if (path === undefined || kind !== "liveness" || !probe.restarts) continue;
      if (seen.has(`${file} ${start}`)) continue;
      seen.add(`${file} ${start}`);
      const route = routeOf(path, unit, analysis);
      const needed = route === undefined ? undefined : neededBy(route.handler, analysis);
      if (route === undefined || needed === undefined) continue;
      report({
        at: placeOf(probe),
        field: `${unit.id} liveness ${path}`,
        message: `Ends every instance when ${needed.what} is away: the answer to \`${shown(path)}\` needs it`,
        confidence: route.isExact ? needed.confidence : "likely",
        related: [
          { ...route.place, message: "answers the probe" },
          { ...needed.place, message: `asks ${needed.what}` },
        ],
        fixes: shallowRoute(probe, route, analysis),
      });
    }
  },
});

function placeOf({ file, start, end }: Probe) {
  return { file, start, end };
}

function shown(path: string): string {
  return path.length > 24 ? `…${path.slice(-23)}` : path;
}
