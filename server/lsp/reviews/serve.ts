/** Answers what clients ask about review files, and hands them the list of everything that was found. */
import type { CancellationToken, Connection } from "vscode-languageserver";
import type { ReviewedRule } from "../../review/plan.ts";
import type { Client } from "../capabilities.ts";
import { declareEdit } from "../declare.ts";
import { type Documents, yieldToMessages } from "../documents.ts";
import { findingsResult } from "../findings.ts";
import { guarded, type Log } from "../log.ts";
import type { Pages } from "../pages.ts";
import type { FindingsResult, Refusal, Requests, TopologyResult } from "../protocol.ts";
import type { Reviewer } from "../reviewer.ts";
import { SLICE, scan } from "../scan.ts";
import { tagCompletions } from "../tags.ts";
import { topologyResult, whatIf } from "../topology.ts";
import { pathOfUri } from "../uris.ts";
import { acceptanceCompletions, reviewCompletions } from "./completion.ts";
import type { Desk, Reading } from "./desk.ts";
import { reviewLinks } from "./links.ts";
import { reviewsResult } from "./list.ts";
import { reviewFolds, reviewLenses } from "./outline.ts";
import { addToReview, decide, decisionDefaults, updateReview } from "./write.ts";

export interface ReviewParts {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: Documents;
  readonly reviewer: Reviewer;
  readonly desk: Desk;
  readonly pages: Pages;
  readonly rules: readonly ReviewedRule[];
  readonly log: Log;
  /** `premise x.y.z`. */
  readonly tool: string;
  /** Ends with the server. */
  readonly stop: CancellationToken;
  readonly onSlice: (done: number, total: number) => void;
  /** Called after a scan that somebody asked for. */
  readonly onScanned: () => void;
}

export function serveReviews(parts: ReviewParts): void {
  serveEditing(parts);
  serveRequests(parts);
}

function serveEditing({ connection, client, documents, desk, rules, log }: ReviewParts): void {
  const inReview = <T>(
    method: string,
    otherwise: T,
    uri: string,
    read: (reading: Reading) => T,
  ): Promise<T> =>
    guarded(log, method, otherwise, () => {
      const path = pathOfUri(uri);
      const reading = path === undefined ? undefined : desk.read(path);
      return reading === undefined ? otherwise : read(reading);
    });
  connection.onCompletion(({ textDocument, position }) =>
    guarded(log, "textDocument/completion", [], () => {
      const path = pathOfUri(textDocument.uri);
      if (path === undefined) return [];
      const reading = desk.read(path);
      if (reading !== undefined) return reviewCompletions(reading, position, rules);
      const text = documents.get(path);
      if (text === undefined) return [];
      return [...acceptanceCompletions(text, position, rules), ...tagCompletions(text, position)];
    }),
  );
  connection.onDocumentLinks(({ textDocument }) =>
    inReview("textDocument/documentLink", [], textDocument.uri, (reading) =>
      reviewLinks(reading, client),
    ),
  );
  connection.onCodeLens(({ textDocument }) =>
    inReview("textDocument/codeLens", [], textDocument.uri, (reading) =>
      reviewLenses(reading, client),
    ),
  );
  connection.onFoldingRanges(({ textDocument }) =>
    inReview("textDocument/foldingRange", [], textDocument.uri, reviewFolds),
  );
}

const FAILED: Refusal = { refusal: "Premise failed; see its output." };
const NO_TOPOLOGY: TopologyResult = { units: [], unmapped: [], ignored: [] };
const NO_FINDINGS: FindingsResult = { findings: [], isComplete: false };

function serveRequests(parts: ReviewParts): void {
  const { connection, reviewer, desk, documents, pages, tool, log } = parts;
  const writing = { desk, reviewer, documents, tool };
  const answer = <M extends keyof Requests>(
    method: M,
    otherwise: Requests[M]["result"],
    read: (params: Requests[M]["params"]) => Requests[M]["result"] | Promise<Requests[M]["result"]>,
    needsAll = false,
  ): void => {
    connection.onRequest(method as string, (params: unknown) =>
      guarded<unknown>(log, method, otherwise, async () => {
        if (needsAll) await readAll(parts);
        return read(params as Requests[M]["params"]);
      }),
    );
  };
  answer("premise/findings", NO_FINDINGS, () => findingsResult(reviewer, pages));
  answer("premise/topology", NO_TOPOLOGY, () => topologyResult(reviewer));
  answer(
    "premise/whatIf",
    { layer: "unknown", appears: [], goes: [], isComplete: false },
    ({ layer }) => whatIf(layer, { reviewer, pages, pause: pauseOf(parts) }),
    true,
  );
  answer("premise/declare", FAILED, (params) => declareEdit(params, { reviewer, documents }));
  answer(
    "premise/scan",
    NO_FINDINGS,
    () => {
      parts.onScanned();
      return findingsResult(reviewer, pages);
    },
    true,
  );
  answer("premise/reviews", { reviews: [] }, () => reviewsResult(desk));
  answer("premise/updateReview", FAILED, (params) => updateReview(params, writing), true);
  answer("premise/addToReview", FAILED, (params) => addToReview(params, writing), true);
  answer("premise/decide", FAILED, (params) => decide(params, writing), true);
  answer("premise/decisionDefaults", { owner: "", until: "", owners: [] }, (params) =>
    decisionDefaults(params, writing),
  );
}

/** A review speaks of the whole repository: every file must have been visited. */
/** Between slices of work; false once the server ends. */
function pauseOf({ stop }: ReviewParts): () => Promise<boolean> {
  let sliceStart = performance.now();
  return async () => {
    if (performance.now() - sliceStart > SLICE) {
      await yieldToMessages();
      sliceStart = performance.now();
    }
    return !stop.isCancellationRequested;
  };
}

async function readAll({ reviewer, stop, onSlice }: ReviewParts): Promise<void> {
  await scan(stop, () => {}, { reviewer, quiet: yieldToMessages, onSlice });
}
