/** Endpoints that can be guessed at, or that cost money for each call, and that nothing limits. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isBusinessWrite, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { defineRule, type Evidence, type ReportSink } from "../../kit/rule.ts";
import { descendants, placeOf } from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";
import { shortened, wordsOf } from "../../kit/words.ts";
import {
  type Endpoint,
  ofCall,
  ofDecorator,
  ofFunction,
  ofMount,
  ofVariable,
} from "./endpoints.ts";
import { isLimited } from "./limits.ts";
import { unpacedLoop } from "./pacing.ts";
import page from "./README.md";
import { keySpent, strangerInvited, writtenByKey } from "./spent.ts";
import { openController, unlimitedBranch } from "./wide.ts";

export default defineRule({
  id: "scale/no-rate-limit",
  title: "Anybody may call as often as they like",
  assumption: "Callers behave.",
  patterns: ["rate-limiting", "bulkhead"],
  contexts: ["request", "serverless", "edge", "startup", "library"],
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    Decorator(node, analysis, report) {
      const endpoint = ofDecorator(node, analysis);
      if (endpoint !== undefined) inspect(endpoint, analysis, report);
      inspectController(node, analysis, report);
    },
    IfStatement(node, analysis, report) {
      const open = unlimitedBranch(node);
      if (open === undefined || !analysis.runsOnServer(node)) return;
      report({
        at: open.at,
        message:
          "These limits name their routes; forgotten passwords and verification are not among them",
        confidence: "possible",
        related: open.routes.map((each) => ({ ...placeOf(each), message: "limited by its name" })),
      });
    },
    FunctionDeclaration(node, analysis, report) {
      const endpoint = ofFunction(node, analysis);
      if (endpoint !== undefined) inspect(endpoint, analysis, report);
    },
    VariableDeclaration(node, analysis, report) {
      const endpoint = ofVariable(node, analysis);
      if (endpoint !== undefined) inspect(endpoint, analysis, report);
    },
    CallExpression(call, analysis, report) {
      const endpoint = ofCall(call, analysis);
      if (endpoint !== undefined) inspect(endpoint, analysis, report);
      const mount = ofMount(call);
      if (mount !== undefined) inspectMount(mount, analysis, report);
      inspectLoop(call, analysis, report);
    },
  },
});

function inspect(endpoint: Endpoint, analysis: Analysis, report: ReportSink): void {
  const found = stakeOf(endpoint, analysis);
  if (found === undefined || !analysis.runsOnServer(endpoint.at)) return;
  if (isLimited(endpoint, analysis)) return;
  report({
    at: endpoint.at,
    message: found.message,
    confidence: "possible",
    related: found.related,
    basis: endpoint.handler ?? endpoint.at,
  });
}

/** What is left of a controller once single routes have been asked about. */
function inspectController(node: ts.Decorator, analysis: Analysis, report: ReportSink): void {
  const open = openController(node, analysis);
  if (open === undefined || !analysis.runsOnServer(node)) return;
  report({
    at: open.at,
    message: "Nothing in sight limits how often anybody calls the open routes of this controller",
    confidence: "possible",
    basis: node,
    related: open.routes.map((each) => ({ ...placeOf(each), message: "open to anybody" })),
  });
}

function inspectMount(mount: Endpoint, analysis: Analysis, report: ReportSink): void {
  if (!analysis.runsOnServer(mount.at) || isLimited(mount, analysis)) return;
  report({
    at: mount.at,
    message: `Nothing here limits how often one caller uses \`${shortened(mount.label, 32)}\` and its neighbours`,
    confidence: "possible",
  });
}

function inspectLoop(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const loop = unpacedLoop(call, analysis);
  if (loop === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    message: `Nothing paces \`${nameOfCall(call)}\` in this loop; the other side limits calls`,
    confidence: "possible",
    related: [
      { ...placeOf(loop.getFirstToken() ?? loop), message: "as often as there are elements" },
    ],
  });
}

interface Stake {
  readonly message: string;
  readonly related: readonly Evidence[];
}

/** What somebody gains, or what it costs us, when it is called a million times. */
function stakeOf(endpoint: Endpoint, analysis: Analysis): Stake | undefined {
  const label = shortened(endpoint.label, 36);
  const { handler } = endpoint;
  const isOpen = !isForMembers(endpoint);
  if (!endpoint.isRead && isOpen && isGuessable(endpoint.name))
    return {
      message: `Nothing in sight limits how often one caller tries \`${label}\``,
      related: [],
    };
  if (handler === undefined) return undefined;
  const secret = isOpen && !endpoint.isRead ? secretCompared(handler) : undefined;
  if (secret !== undefined)
    return {
      message: `Nothing in sight limits how many secrets one caller tries at \`${label}\``,
      related: [{ ...placeOf(secret), message: "compared here" }],
    };
  const model = descendantsCalling(handler, MODEL);
  if (model !== undefined && !/limit|quota|credit|usage|billing|budget/i.test(textOf(endpoint)))
    return {
      message: `Nothing limits how many model calls one caller makes by \`${label}\``,
      related: [{ ...placeOf(model), message: "paid for by the call" }],
    };
  const spent = spentBy(endpoint, isOpen, analysis);
  if (spent !== undefined) return spent;
  if (!isOpen || endpoint.isRead || isSigned(endpoint)) return undefined;
  if (/oauth|callback/i.test(endpoint.name)) return undefined;
  const effects = effectsWithin(handler, analysis);
  const mail = effects.find(({ effect }) => /^(mail|sms)$/.test(effect.target));
  if (mail === undefined) {
    const written = isForAnybody(endpoint)
      ? (effects.find(({ effect }) => isBusinessWrite(effect))?.at ?? workUnseen(handler, analysis))
      : undefined;
    return written === undefined
      ? undefined
      : {
          message: `Anybody can call \`${label}\`, and nothing in sight limits how often`,
          related: [{ ...placeOf(written), message: "each call does this" }],
        };
  }
  return {
    message: `Nothing in sight limits how many messages one caller sends by \`${label}\``,
    related: [{ ...placeOf(mail.at), message: `\`${nameOfCall(mail.effect.node)}\` sends one` }],
  };
}

/** What is not the caller's own. */
function spentBy(endpoint: Endpoint, isOpen: boolean, analysis: Analysis): Stake | undefined {
  const label = shortened(endpoint.label, 36);
  if (isOpen) {
    const call = keySpent(endpoint, analysis);
    if (call !== undefined)
      return {
        message: `Anybody may call \`${label}\`, and each call counts against our own key`,
        related: [{ ...placeOf(call.expression), message: "is called with our key" }],
      };
  }
  if (endpoint.isRead) return undefined;
  const written = isOpen ? writtenByKey(endpoint, analysis) : undefined;
  if (written !== undefined)
    return {
      message: `Nothing in sight limits how often one key calls \`${label}\``,
      related: [{ ...placeOf(written), message: "each call writes" }],
    };
  const invited = isOpen ? undefined : strangerInvited(endpoint, analysis);
  return invited === undefined
    ? undefined
    : {
        message: `Nothing in sight limits how many strangers one member mails by \`${label}\``,
        related: [{ ...placeOf(invited.expression), message: "goes to the address that is given" }],
      };
}

const MODEL =
  /^(generateText|streamText|generateObject|streamObject)$|(completions|messages|responses)\.create$|\.(generateContent|generateContentStream|images\.generate)$/;

function descendantsCalling(root: ts.Node, name: RegExp): ts.Node | undefined {
  for (const each of descendants(root))
    if (ts.isCallExpression(each) && name.test(each.expression.getText().replace(/\s+/g, "")))
      return each.expression;
  return undefined;
}

/** Logins, codes, pins and links by mail: what can be tried until it fits. */
function isGuessable(name: string): boolean {
  const words = wordsOf(name.replace(/[/:{}()[\]]/g, " "));
  const has = (...some: readonly string[]) => some.some((word) => words.includes(word));
  const pair = (first: string, second: string) =>
    words.some((word, index) => word === first && words[index + 1] === second);
  if (
    has(
      "logout",
      "signout",
      "oauth",
      "callback",
      "webhook",
      "webhooks",
      "google",
      "github",
      "saml",
      "sso",
      "list",
      "delete",
      "enable",
      "disable",
      "setup",
      "unlink",
    ) ||
    pair("log", "out") ||
    pair("sign", "out")
  )
    return false;
  if (
    has("login", "signin", "otp", "totp", "passcode", "2fa", "mfa", "forgot", "magic") ||
    pair("sign", "in") ||
    pair("log", "in") ||
    // `/auth/reset`
    pair("auth", "reset")
  )
    return true;
  if (has("signup", "register", "registration") || pair("sign", "up"))
    return !has("device", "devices", "app", "client", "event", "handler");
  if (has("password", "passwords"))
    return has("reset", "forgot", "verify", "check", "recover", "request", "send");
  const isProof = has("verify", "validate", "confirm", "resend", "check", "send", "authorize");
  return (
    isProof &&
    has(
      "code",
      "email",
      "phone",
      "otp",
      "sms",
      "verification",
      "credentials",
      "pin",
      "password",
      "invite",
    )
  );
}

/** `pin !== input.pin`, `bcrypt.compare(given, stored)`. */
function secretCompared(handler: ts.Node): ts.Node | undefined {
  for (const each of descendants(handler)) {
    if (ts.isCallExpression(each)) {
      const name = each.expression.getText().replace(/\s+/g, "");
      if (
        /(bcrypt|bcryptjs|argon2?)\.(compare|verify)(Sync)?$|^(verifyPassword|comparePasswords?|verifyOtp|verifyTotp|verifyPin)$/i.test(
          name,
        ) ||
        // `compare(given, user.passwordHash)`, imported by its name.
        (/^(compare|compareSync|verify)$/.test(name) &&
          each.arguments.some((argument) => /password|passwd|pin_?hash/i.test(argument.getText())))
      )
        return each;
    }
    if (!ts.isBinaryExpression(each)) continue;
    const operator = each.operatorToken.kind;
    if (
      operator !== ts.SyntaxKind.ExclamationEqualsEqualsToken &&
      operator !== ts.SyntaxKind.EqualsEqualsEqualsToken &&
      operator !== ts.SyntaxKind.ExclamationEqualsToken &&
      operator !== ts.SyntaxKind.EqualsEqualsToken
    )
      continue;
    const sides = [each.left, each.right].map((side) => wordsOf(side.getText()).at(-1) ?? "");
    if (
      sides.every((word) => /^(pin|otp|passcode|password|code)$/.test(word)) &&
      sides[0] === sides[1] &&
      sides[0] !== "code"
    )
      return each;
  }
  return undefined;
}

/** Who gets here has proved who they are: guards, wrappers and clients named so. */
function isForMembers(endpoint: Endpoint): boolean {
  const text = textOf(endpoint);
  return (
    (/@UseGuards\([^)]*(Jwt|Session|Auth(enticated)?Guard\b(?!\(["']local)|Access|Role|Permission|ApiKey)/.test(
      text,
    ) &&
      !/@UseGuards\([^)]*(Local|Rt|Refresh|GoogleSSO)/.test(text)) ||
    /auth\w*(Procedure|Action|Client)|@(Permissions|Roles|RequirePermissions?|Can)\(|(protected|private|admin|member|workspace|organization|team|user)\w*(Procedure|Action|Client)|with(Auth|Session|Workspace|User|Admin|Permission|Partner|Team|Org)\w*\(|require(Auth|User|Session|Admin|Permission)\w*\(|checkPermission|isAuthenticated|get(Server)?Session\(|getOptionalSession|currentUser\(|ctx\.(user|session)\b|req\.user\b|request\.user\b|@(Current)?User\(|@GqlUser|UserSession|authGuard|\bauth\(\)|getUser\(|getAuth\(|assertUser|ensureAuth/i.test(
      text,
    )
  );
}

/** Endpoints that are meant for people without an account. */
function isForAnybody({ name, parts }: Endpoint): boolean {
  return (
    /(^|[\W_])(waitlist|newsletter|contact|feedback|public|anonymous|guest|embed|widget|beacon)([\W_]|$)|\/client\//i.test(
      name,
    ) || parts.some((part) => /@Public\(|publicProcedure\b|\bpublicAction/.test(part.getText()))
  );
}

/** What a handler does for its caller in code that is not in sight: it stores, sends or hands out something. */
function workUnseen(handler: ts.Node, analysis: Analysis): ts.Node | undefined {
  for (const each of descendants(handler))
    if (
      ts.isCallExpression(each) &&
      /^(create|insert|save|store|send|upload|submit|generate|getSigned|sign|export|import|process)/.test(
        nameOfCall(each).replace(/^.*\./, ""),
      ) &&
      isUnseenWork(each, analysis)
    )
      return each.expression;
  return undefined;
}

/** A signature or a shared secret lets only one caller in. */
function isSigned(endpoint: Endpoint): boolean {
  return /signature|hmac|verify(Qstash|Vercel|Webhook|Cron)|cron|CRON_SECRET|internal.?secret|timingSafeEqual|x-api-key|authorization|webhook/i.test(
    `${textOf(endpoint)} ${endpoint.at.getSourceFile().fileName}`,
  );
}

const texts = new WeakMap<Endpoint, string>();

function textOf(endpoint: Endpoint): string {
  let text = texts.get(endpoint);
  if (text === undefined) {
    text = endpoint.parts.map((part) => part.getText()).join("\n");
    texts.set(endpoint, text);
  }
  return text;
}
