/** Opens a folder for review with the decisions of its review files in force. */
import { createSession } from "../analysis/engine.ts";
import type { Session, SessionOptions } from "../analysis/session.ts";
import { readMentions } from "./decisions.ts";

/** What every door to the product uses: the same findings, and the same decisions about them. */
export function createReviewedSession(options: SessionOptions): Session {
  return createSession({ readMentions, ...options });
}

/** Gets ready what a session needs and cannot wait for: call it once, before the first one is made. */
export { prepareHcl as prepare } from "../analysis/topology/texts/hcl.ts";
