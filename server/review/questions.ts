/** The questions that code cannot answer, chosen by what was found in it. */
import type { Rule } from "../../rules/kit/rule.ts";
import { hashOf } from "../analysis/fingerprint.ts";
import type { LayerOfPath } from "../analysis/report.ts";

/** A question for people, with the rule whose findings raise it, or `layer`. */
export interface Question {
  readonly about: string;
  readonly text: string;
  readonly id: string;
}

/** The list below "Ask in review" of a rule's page, the most telling question first. */
export function questionsOf(rule: Pick<Rule, "id" | "page">): readonly Question[] {
  const [, section = ""] = rule.page.split(/^## Ask in review[ \t]*$/im);
  const [list = ""] = section.split(/^## /m);
  return [...list.matchAll(/^- (.+)$/gm)].map((found) => question(rule.id, found[1] ?? ""));
}

/** What to ask about the claim itself that everything else was judged by. */
export function questionAboutLayer(layers: readonly LayerOfPath[]): Question {
  const isUnknown = layers.every(({ layer }) => layer === "unknown");
  return question(
    "layer",
    isUnknown
      ? "How many instances of this run today, and how many in a year?"
      : "Until when does this hold, and what would show that it no longer does?",
  );
}

function question(about: string, text: string): Question {
  const plain = text.trim().replace(/\s+/g, " ");
  return { about, text: plain, id: `ask:${about}:${hashOf([about, plain]).slice(0, 8)}` };
}
