/** Stop signals that the code waits for and that never come, come under another name, or leave too little time. */
import { defineRule, type Evidence, type UnitReport } from "../../kit/rule.ts";
import type { DeployedUnit, Deployment } from "../../kit/topology.ts";
import { execFix, graceFix, signalFix } from "./fix.ts";
import { type Handling, handlingOf } from "./handling.ts";
import { inspectLingering } from "./lingers.ts";
import page from "./README.md";
import { keeperOf } from "./start.ts";

export default defineRule({
  id: "scale/stop-signal-lost",
  title: "Stop signal that never arrives",
  assumption: "The platform tells this process before it stops it.",
  patterns: ["graceful-shutdown"],
  contexts: ["request", "startup", "library"],
  severity: {
    "single-node": "warning",
    "multi-node": "warning",
    distributed: "warning",
    unknown: "warning",
  },
  since: "0.1.0",
  page,
  on: { CallExpression: inspectLingering },
  onUnit(unit, analysis, report) {
    if (unit.runtime !== "long-lived") return;
    const running = unit.deployments.filter(({ runtime }) => runtime === "long-lived");
    if (running.length === 0) return;
    const handling = handlingOf(analysis.codeOf(unit));
    if (handling === undefined) return;
    const seen = new Set<string>();
    for (const found of running.flatMap((each) => lostIn(each, unit, handling))) {
      const key = `${found.at.file} ${found.at.start} ${found.message}`;
      if (!seen.has(key)) report(found);
      seen.add(key);
    }
  },
});

function lostIn(
  deployment: Deployment,
  unit: DeployedUnit,
  handling: Handling,
): readonly UnitReport[] {
  return [
    kept(deployment, unit, handling),
    ofOtherName(deployment, unit, handling),
    tooShort(deployment, unit, handling),
  ].flatMap((each) => each ?? []);
}

/** Something between the platform and the program takes the signal and passes nothing on. */
function kept({ start }: Deployment, unit: DeployedUnit, handling: Handling) {
  const keeper = start === undefined ? undefined : keeperOf(start);
  if (start === undefined || keeper === undefined) return undefined;
  return {
    at: { file: start.file, start: start.start, end: start.end },
    field: `${unit.id} start`,
    message: `${keeper.who} keeps the stop signal to itself: what the code does on it never runs`,
    confidence: keeper.confidence,
    related: [lineOf(handling)],
    fixes: execFix(start),
  };
}

/** What these platforms send when nobody says otherwise. */
const SENDS: Partial<Record<Deployment["platform"], string>> = { fly: "SIGINT", pm2: "SIGINT" };

function ofOtherName(deployment: Deployment, unit: DeployedUnit, handling: Handling) {
  const { platform, stopSignal, place } = deployment;
  const sent = (stopSignal?.value ?? SENDS[platform])?.replace(/^(?!SIG)/, "SIG");
  if (sent === undefined || handling.signals === "all" || handling.signals.has(sent))
    return undefined;
  const [waited = ""] = handling.signals;
  const { file, start, end } = stopSignal ?? place;
  const who = stopSignal === undefined ? (platform === "fly" ? "Fly" : "PM2") : "This";
  return {
    at: { file, start, end },
    field: `${unit.id} stop signal`,
    message: `${who} sends ${sent}, and the code waits for ${waited}: what it does then never runs`,
    confidence: "certain" as const,
    related: [lineOf(handling)],
    fixes: signalFix(deployment, waited),
  };
}

/** Seconds between the signal and the end, where nobody says otherwise. */
const GRACE: Partial<Record<Deployment["platform"], number>> = {
  compose: 10,
  fly: 5,
  kubernetes: 30,
  pm2: 1.6,
};

function tooShort(deployment: Deployment, unit: DeployedUnit, handling: Handling) {
  const { platform, graceSeconds, place } = deployment;
  const grace = graceSeconds?.value ?? GRACE[platform];
  const { drain } = handling;
  if (grace === undefined || drain === undefined || drain.seconds <= grace) return undefined;
  const { file, start, end } = graceSeconds ?? place;
  return {
    at: { file, start, end },
    field: `${unit.id} grace`,
    message: `Ends the process ${grace} s after the signal, and the code takes up to ${drain.seconds} s`,
    confidence: graceSeconds === undefined ? ("likely" as const) : ("certain" as const),
    related: [{ ...drain.place, message: `waits up to ${drain.seconds} s` }],
    fixes: graceFix(deployment, drain.seconds),
  };
}

function lineOf({ place }: Handling): Evidence {
  return { ...place, message: "waits for the signal" };
}
