/** How far a query narrows down the rows that it gives, and which entities get more rows the longer a product is used. */
import { ts } from "ts-morph";
import { calledName, propertyName } from "../syntax.ts";
import { wordsOf } from "../words.ts";
import type { Access, Condition } from "./access.ts";

/** `all` rows but for their state or age, those of one `owner` (a customer, a project), those of one `parent`. */
export type Reach = "all" | "owner" | "parent";

export function reachOf(access: Access): Reach {
  const { where, operation } = access;
  // What an insert or an update gives back is as long as what was written.
  if (!/^(find-many|query)$/.test(operation)) return "parent";
  if (where === undefined) return operation === "query" ? "owner" : "all";
  const narrowed = where.conditions.map(narrowing);
  if (narrowed.includes("parent")) return "parent";
  return narrowed.includes("owner") || !where.isComplete ? "owner" : "all";
}

/** Who pays, or who everything else belongs to: there can be much below one of them. */
const OWNER =
  /^(project|workspace|organi[sz]ation|org|team|account|tenant|environment|env|program|space|base|company|store|site|website|app|application|instance|shop|merchant|client)$/;
const EXCEPT = /^(not\w*|ne|\$nin|\$not)$/;
const KEY = /^(_?id|uuid|slug|key|token|email|hash|externalId|external_id)$/;

function narrowing({ field, comparator, value, node }: Condition): Reach {
  if (comparator === "in") return "parent";
  // All but a few are still all; conditions on related rows name one of them.
  if (comparator === "other" && EXCEPT.test(operatorOf(node))) return "all";
  if (comparator === "other") return /[iI]d\b/.test(node.getText()) ? "parent" : "all";
  if (comparator !== "=" || value === undefined) return "all";
  if (KEY.test(field)) return "parent";
  const words = wordsOf(field);
  if (words.length < 2 || !/^(id|ids|slug)$/.test(words.at(-1) ?? "")) return "all";
  return OWNER.test(words.at(-2) ?? "") ? "owner" : "parent";
}

/** The condition's own: `notIn` of `notIn: […]`, whatever the conditions inside it say. */
function operatorOf(node: ts.Node): string {
  if (ts.isCallExpression(node)) return calledName(node.expression)?.text ?? "";
  return ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)
    ? (propertyName(node.name) ?? "")
    : "";
}

/** Entities that get a row for each thing that happens. */
const GROWS =
  /^(event|log|trace|span|observation|reading|tick|impression|posting|transfer|ledger|booking|reservation|appointment|shipment|parcel|claim|ticket|trade|bid|vote|like|reaction|reply|post|review|rating|sighting|refund|charge|receipt|deposit|withdrawal|donation|expense|trip|ride|scan|message|mail|email|audit|click|view|visit|session|run|job|task|execution|record|history|transaction|payment|invoice|order|notification|delivery|webhook|response|submission|answer|score|metric|measurement|sample|item|row|entry|media|file|upload|attachment|document|link|comment|activity|lead|contact|subscriber|user|member|customer|account|request|attempt|result|change|version|snapshot|revision|usage|ping|check|incident|feedback|survey|recipient|commission|payout|sale|conversion|datapoint|point|cell|field|node|asset|product|variant|price|stock|inventory)$/;
/** Entities that people set up by hand. */
const SETTINGS =
  /^(config|setting|flag|feature|plan|role|permission|scope|category|country|currency|language|locale|region|template|provider|integration|plugin|migration|model|type|status|tag|label|column|index|enum|unit|zone|theme|environment|workspace|organization|team|project|space|base|board|group|domain|policy|rule)$/;
/** Of entities that grow, those that count what happens rather than who takes part. */
const HAPPENS =
  /^(event|log|trace|span|observation|reading|tick|impression|posting|transfer|ledger|message|audit|click|view|visit|session|run|execution|record|history|transaction|delivery|response|submission|score|metric|sample|item|row|entry|activity|request|attempt|snapshot|revision|ping|check|datapoint|point|comment)$/;

export function growsWithUse(access: Access): boolean {
  return GROWS.test(lastWordOf(access.entity?.name ?? ""));
}

export function isSettings(access: Access): boolean {
  return access.entity === undefined || SETTINGS.test(lastWordOf(access.entity.name));
}

/** By the name of an entity or of a relation. */
export function happens(name: string): boolean {
  return HAPPENS.test(lastWordOf(name));
}

/** By the name of a relation: what has one more with each use, or with each customer of a customer. */
export function addsUp(name: string): boolean {
  const word = lastWordOf(name);
  return word === "key" || (GROWS.test(word) && !FEW_BELOW_ONE.test(word));
}

/** What one parent has a handful of. */
const FEW_BELOW_ONE =
  /^(field|node|user|member|account|recipient|version|variant|price|file|attachment|media|link|document|item|row|cell|answer|asset|upload|check|change|result|product|job|task)$/;

function lastWordOf(name: string): string {
  const words = wordsOf(name);
  return (words.at(-1) ?? "").replace(/ies$/, "y").replace(/(?<!s)s$/, "");
}
