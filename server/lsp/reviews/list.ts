/** How every review of the workspace stands, for a client's own view. */
import { nameOf } from "../../analysis/workspace/paths.ts";
import { lineOf } from "../../review/document.ts";
import { statesOf, unanswered } from "../../review/states.ts";
import type { ReviewSummary, ReviewsResult } from "../protocol.ts";
import type { Desk, Reading } from "./desk.ts";

export function reviewsResult(desk: Desk): ReviewsResult {
  return { reviews: desk.files().flatMap((file) => summaryOf(desk.read(file))) };
}

function summaryOf(reading: Reading | undefined): readonly ReviewSummary[] {
  if (reading === undefined) return [];
  const { document, path, text, diagnostics, today, found } = reading;
  const file = nameOf(path).replace(/\.md$/, "");
  const [, date = "", name = file] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(file) ?? [];
  const signature = document.signatures.findLast(({ who }) => who !== "");
  return [
    {
      uri: text.uri,
      name,
      date,
      items: statesOf(document, today).map(
        ({ rule, message, place, status, owner, until, line, fingerprint }) => ({
          rule,
          message,
          place: place === undefined ? "" : `${place.file}, ${place.symbol}`,
          // Accepted in the source since the last update, or in a newer review.
          status:
            status === "open" && found?.get(fingerprint)?.status === "accepted"
              ? "accepted"
              : status,
          owner,
          until,
          line: line - 1,
        }),
      ),
      questions: unanswered(document).map((entry) => ({
        text: entry.text,
        line: lineOf(document.text, entry.span.start) - 1,
      })),
      errors: diagnostics.filter(({ severity }) => severity === "error").length,
      signed: signature === undefined ? "" : `signed by ${signature.who} on ${signature.date}`,
    },
  ];
}
