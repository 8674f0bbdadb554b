/** Repairs in deployment files: start the program itself, send the signal it waits for, give it time. */
import type { Fix } from "../../kit/rule.ts";
import type { Deployment, StartCommand } from "../../kit/topology.ts";

/** `CMD node server.js` becomes `CMD ["node", "server.js"]`; only in a Dockerfile, only for plain words. */
export function execFix(start: StartCommand): readonly Fix[] {
  const [shell = "", flag, text = "", ...more] = start.words;
  if (!isDockerfile(start.file) || !/(?:^|\/)sh$/.test(shell) || flag !== "-c" || more.length > 0)
    return [];
  const words = text.trim().split(/\s+/);
  if (!/^(?:node|bun|deno|tsx)$/.test(words[0] ?? "") || /[^\w\s./:=@,-]/.test(text)) return [];
  const instruction = "CMD";
  // The place is the whole instruction, and only this form is as long.
  if (start.end - start.start !== instruction.length + 1 + text.length) return [];
  const { file, start: from, end } = start;
  return [
    {
      title: "Start the program without a shell",
      safety: "review",
      edits: () => [{ file, start: from, end, text: `${instruction} ${listOf(words)}` }],
    },
  ];
}

function listOf(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
}

function isDockerfile(file: string): boolean {
  return /(?:^|\/)(?:Dockerfile[^/]*|[^/]*\.Dockerfile)$/.test(file);
}

export function signalFix(
  { platform, stopSignal, place }: Deployment,
  waited: string,
): readonly Fix[] {
  if (platform !== "fly" || waited === "") return [];
  const { file, start, end } = stopSignal ?? { ...place, end: place.start };
  const line = `kill_signal = "${waited}"`;
  const text = stopSignal === undefined ? `${line}\n` : line;
  return [{ title: `Send ${waited}`, safety: "review", edits: () => [{ file, start, end, text }] }];
}

export function graceFix({ platform, graceSeconds }: Deployment, seconds: number): readonly Fix[] {
  const wanted = Math.ceil(seconds) + MARGIN;
  const lines: Partial<Record<Deployment["platform"], string>> = {
    kubernetes: `terminationGracePeriodSeconds: ${wanted}`,
    compose: `stop_grace_period: ${wanted}s`,
    fly: `kill_timeout = ${wanted}`,
  };
  const text = lines[platform];
  if (graceSeconds === undefined || text === undefined) return [];
  const { file, start, end } = graceSeconds;
  return [
    {
      title: `Give it ${wanted} s to stop`,
      safety: "review",
      edits: () => [{ file, start, end, text }],
    },
  ];
}

/** Seconds for what comes before and after the code's own wait. */
const MARGIN = 5;
