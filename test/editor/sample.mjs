/** The sample workspace, its one finding, and what the fix makes of it. */
import { cpSync, mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const FILE = "src/server.ts";
export const RULE = "scale/no-deadline";
/** Part of the finding's message. */
export const MESSAGE = "has no deadline";
/** Part of the preferred fix's title. */
export const FIX = "Add a deadline";

/** A fresh copy that a test may change. */
export function copyWorkspace(folder = fileURLToPath(new URL("./workspace", import.meta.url))) {
  const copy = realpathSync(mkdtempSync(path.join(tmpdir(), "premise-editor-")));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export function readSample(workspace) {
  return readFileSync(path.join(workspace, FILE), "utf8");
}

/** True for the sample after the preferred fix. */
export function isFixed(text) {
  return /fetch\([^;]+signal: AbortSignal\.timeout\(REQUEST_TIMEOUT_MS\)/.test(text);
}
