/** What a call of an endpoint spends that is not the caller's: a key of ours at another service, mails to strangers, what a key may write. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { effectOfCall, isBusinessWrite, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { calledName, descendants, enclosingFunction, unwrap } from "../../kit/syntax.ts";
import { isUnseenCall } from "../../kit/unseen.ts";
import { wordsOf } from "../../kit/words.ts";
import type { Endpoint } from "./endpoints.ts";

/** `process.env.PHOTO_API_KEY`; what is public, our own, or the name of a mistake or a header is none that is spent. */
const KEY =
  /(?<![\w.])(?<!(?<!\[)["'`])(?:\w+\.)*(?!\w*(?:PUBLIC|INTERNAL|INVALID|MISSING|EXPIRED|UNKNOWN|WRONG|CACHE|CRON)_)(?!X_|NO_)[A-Z][A-Z0-9_]*_(?:API_?KEY|ACCESS_?KEY|SECRET_?KEY|API_?TOKEN|ACCESS_?TOKEN)\b/;
/** The key is what callers have to show. */
const SHOWN = new RegExp(
  `[!=]==?\\s*${KEY.source}|${KEY.source}\\s*[!=]==?(?![=\\s]*(?:undefined|null|""|''))`,
);
/** Calls that are made by services, by the operators, or to prove who somebody is. */
const OTHERS =
  /webhook|callback|oauth|cron|internal|health|login|signin|sign-in|token|auth|admin|verify|captcha/i;

/** `fetch(…)` with a key of ours in an endpoint that anybody may call: the call to another service. */
export function keySpent(
  { name, handler, at }: Endpoint,
  analysis: Analysis,
): ts.CallExpression | undefined {
  if (handler === undefined || OTHERS.test(`${name} ${routeOf(at.getSourceFile())}`))
    return undefined;
  const text = handler.getText();
  if (!KEY.test(text) || SHOWN.test(text)) return undefined;
  if (/CRON_SECRET|timingSafeEqual|signature|verify\w+\(/i.test(text)) return undefined;
  for (const each of descendants(handler)) {
    if (!ts.isCallExpression(each) || effectOfCall(each, analysis)?.target !== "http") continue;
    // An address within our own network is no service that counts.
    if (/localhost|INTERNAL|process\.env\.\w*HOST/.test(each.getText())) continue;
    if (KEY.test(each.getText()) || handsKey(each, analysis)) return each;
  }
  return undefined;
}

/** The file's place among the routes, without what stands above. */
function routeOf(file: ts.SourceFile): string {
  return /\/(app|pages|routes|api)\/.*$/.exec(file.fileName)?.[0] ?? "";
}

/** A name in the arguments stands for a value that is made with the key. */
function handsKey(call: ts.CallExpression, analysis: Analysis): boolean {
  for (const argument of call.arguments)
    for (const each of [argument, ...descendants(argument)]) {
      if (!ts.isIdentifier(each)) continue;
      const declared = analysis.declarationOf(each);
      if (declared === undefined || !ts.isVariableDeclaration(declared)) continue;
      if (enclosingFunction(declared) === enclosingFunction(call))
        if (KEY.test(declared.initializer?.getText() ?? "")) return true;
    }
  return false;
}

/** `sendInviteEmail(input.email)` by a member: the mail goes to whomever the caller names. */
export function strangerInvited(
  { name, handler }: Endpoint,
  analysis: Analysis,
): ts.CallExpression | undefined {
  if (handler === undefined || /accept|decline|reject|revoke|delete|list|get/i.test(name))
    return undefined;
  for (const { effect } of effectsWithin(handler, analysis)) {
    const call = effect.node;
    if (effect.target !== "mail" || !ts.isCallExpression(call)) continue;
    if (enclosingFunction(call) === undefined) continue;
    const isInvite = [...wordsOf(nameOfCall(call)), ...wordsOf(name)].some((word) =>
      /^invit(e|es|ation|ations)$/.test(word),
    );
    if (isInvite && call.arguments.some((each) => isGivenAddress(each, analysis))) return call;
  }
  return undefined;
}

const GIVEN =
  /\b(\w*[iI]nput|body|dto|payload|values|data|params|args)\.(\w+\.)*(\w*[eE]mails?\w*|to|recipients?)\b/;

function isGivenAddress(argument: ts.Expression, analysis: Analysis): boolean {
  if (GIVEN.test(argument.getText())) return true;
  for (const each of [argument, ...descendants(argument)]) {
    if (!ts.isIdentifier(each) || !/email|recipient/i.test(each.text)) continue;
    const declared = analysis.declarationOf(each);
    if (declared === undefined || !ts.isBindingElement(declared)) continue;
    const holder = declared.parent.parent;
    if (!ts.isVariableDeclaration(holder)) continue;
    if (/input|body|json\(\)|dto|parse\(/i.test(holder.initializer?.getText() ?? "")) return true;
  }
  return false;
}

/** An endpoint of a public API that knows its callers by a key of theirs: what one call writes. */
export function writtenByKey(endpoint: Endpoint, analysis: Analysis): ts.Node | undefined {
  const { handler, at } = endpoint;
  const path = routeOf(at.getSourceFile());
  if (handler === undefined || !/\/(public|v\d+)\//.test(path)) return undefined;
  if (/webhook|cron|internal|health|scim/i.test(`${path} ${endpoint.name}`)) return undefined;
  if (
    !/api_?key|x-api-key|verify(Auth|Authorization|Api)(Header|Key|Token)\b/i.test(
      handler.getText(),
    )
  )
    return undefined;
  const written = effectsWithin(handler, analysis).find(({ effect }) => isBusinessWrite(effect));
  if (written !== undefined) return written.at;
  for (const each of descendants(handler)) {
    if (!ts.isCallExpression(each) || !isUnseenCall(each, analysis)) continue;
    const words = wordsOf(calledName(unwrap(each.expression))?.text ?? "");
    if (words.slice(0, 2).some((word) => /^(create|update|upsert|delete|add|send)$/.test(word)))
      return each;
  }
  return undefined;
}
