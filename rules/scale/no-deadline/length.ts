/** How long a call may take: an answer, a file, or the words of a model. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOf } from "../../kit/functions.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

/** A wait at or below this is somebody's decision; milliseconds. */
export const SANE_DEFAULT_MS = 60_000;

/** What a deadline is called, which says what it is for, and how long it is. */
export interface Length {
  readonly constant: string;
  readonly value: string;
  readonly seconds: number;
}
export const ANSWER: Length = {
  constant: "REQUEST_TIMEOUT_MS",
  value: "10_000",
  seconds: 10,
};
/** A payment is worth waiting for: a bank may be asked before there is an answer. */
export const PAYMENT: Length = { constant: "PAYMENT_TIMEOUT_MS", value: "30_000", seconds: 30 };
const TRANSFER: Length = {
  constant: "TRANSFER_TIMEOUT_MS",
  value: "60_000",
  seconds: 60,
};
export const GENERATION: Length = {
  constant: "GENERATION_TIMEOUT_MS",
  value: "120_000",
  seconds: 120,
};

/** A mail server may look at a message for a while before it takes it. */
export const MAIL: Length = { constant: "MAIL_TIMEOUT_MS", value: "30_000", seconds: 30 };
/** No words are generated, yet many texts may go in at once. */
const EMBEDDING: Length = { constant: "EMBEDDING_TIMEOUT_MS", value: "30_000", seconds: 30 };

/** Clients of model providers. */
export const MODELS =
  /openai|anthropic|mistral|cohere|groq|replicate|generative|bedrock|^(generate|stream)(Text|Object)$/i;

/** How long the call may take, by what it sends and what is made of its answer; undefined where the answer flows on for as long as it likes. */
export function lengthOf(call: ts.CallExpression, analysis: Analysis): Length | undefined {
  const isFile = call.arguments.some((argument) => carriesFile(unwrap(argument), analysis));
  const taken = takenAs(call);
  const name = calledName(call.expression)?.text ?? "";
  if (
    taken === "stream" ||
    isPiped(call) ||
    /^stream(Text|Object)$/.test(name) ||
    isStreamAsked(call, analysis)
  )
    return undefined;
  // One deadline over all steps of an agent would cut off the longer runs.
  if (call.arguments.some((each) => STEPS.test(textOf(unwrap(each), analysis)))) return undefined;
  if (isFile || taken === "bytes" || isTransfer(call)) return isSmall(call) ? ANSWER : TRANSFER;
  if (isEmbedding(call)) return EMBEDDING;
  if (isGeneration(call)) return GENERATION;
  return movesMoney(call, analysis) ? PAYMENT : ANSWER;
}

/** Fonts, icons and certificates are bytes, too, but there are so few of them that a minute would be no limit. */
function isSmall(call: ts.CallExpression): boolean {
  const own = enclosingFunction(call);
  const names = [own === undefined ? "" : nameOf(own), call.arguments[0]?.getText() ?? ""];
  return names.some((each) => SMALL.test(each));
}

const SMALL =
  /(^|[^a-z])(web)?fonts?([^a-z]|$)|Fonts?([A-Z]|$)|favicon|(^|[^a-z])(icon|logo|cert)s?([^a-z]|$)|(Icon|Logo|Cert)s?([A-Z]|$)|[cC]ertificate/;

/** `embed`, `embedMany`, `client.embeddings.create` */
function isEmbedding(call: ts.CallExpression): boolean {
  return /(^|\.)embed(Many)?$|\bembeddings\.create$/.test(call.expression.getText());
}

/** A write in a function that pays out, charges or refunds. */
function movesMoney(call: ts.CallExpression, analysis: Analysis): boolean {
  const own = enclosingFunction(call);
  if (own === undefined || !MONEY.test(nameOf(own))) return false;
  return call.arguments.some((each) =>
    /\bmethod: *["']POST["']/.test(textOf(unwrap(each), analysis)),
  );
}

const MONEY = /(payout|charge|refund|payment|withdraw)/i;

/** By the callee, the words of the request, or the file that is about a model. */
function isGeneration(call: ts.CallExpression): boolean {
  if (MODELS.test(call.expression.getText())) return true;
  const { fileName } = call.getSourceFile();
  const file = fileName.slice(fileName.lastIndexOf("/") + 1);
  return (
    MODELS.test(file) ||
    SERVES_MODELS.test(file) ||
    SERVES_MODELS.test(call.arguments[0]?.getText() ?? "")
  );
}

/** Where words are generated: addresses of such services, and products that run flows of models. */
const SERVES_MODELS =
  /chat\/completions|\/v\d+\/completions?\b|\/predictions?\b|\b(ollama|huggingface|llm|llama|perplexity|gemini|claude|flowise|dify|langflow)\b/i;

/** `(answer) => answer.pipe(response)`: what is answered flows on for as long as it likes. */
function isPiped(call: ts.CallExpression): boolean {
  return call.arguments.some((each) => {
    const callback = unwrap(each);
    const name = isFunctionNode(callback) ? callback.parameters[0]?.name : undefined;
    if (name === undefined || !ts.isIdentifier(name)) return false;
    for (const node of descendants(callback))
      if (ts.isCallExpression(node) && pipes(node, name.text)) return true;
    return false;
  });
}

/** `answer.pipe(response)`, `pipeline(answer, response)` */
function pipes(call: ts.CallExpression, name: string): boolean {
  const callee = unwrap(call.expression);
  const called = calledName(callee)?.text;
  const source =
    called === "pipe" && ts.isPropertyAccessExpression(callee)
      ? callee.expression
      : called === "pipeline"
        ? call.arguments[0]
        : undefined;
  const from = source === undefined ? undefined : unwrap(source);
  return from !== undefined && ts.isIdentifier(from) && from.text === name;
}

/** `uploadFile()`, or a function of such a name around the call. */
function isTransfer(call: ts.CallExpression): boolean {
  const own = enclosingFunction(call);
  const names = [calledName(call.expression)?.text ?? "", own === undefined ? "" : nameOf(own)];
  if (names.some((each) => TRANSFERS.test(each))) return true;
  return STORES.test(call.getSourceFile().fileName) && names.some((each) => OBJECTS.test(each));
}

/** `putObject` in `object-store.ts`: an object is a file there. */
const OBJECTS = /^(put|get|read|write|store)Object$/;
const STORES = /(s3|r2|gcs|bucket|object-?_?store|storage)[^/]*$/i;

const TRANSFERS =
  /(put|update|send|store|save|write|fetch|get|read)(File|Attachment|Pdf|Image|Media|Video|Audio|Blob)(?!(s?Url|Name|Size|Type|Info|Id))|(^(up|down)|Up|Down)load(?!(s|ed|able|Url|URL|Link|Token|Info|Status|Session)([A-Z]|$))/;
const FILES = /^(form|formData|file|stream|upload|blob|buffer|fileBuffer|pdf|bytes)$/i;
const BYTES = /\bresponseType: *["'](arraybuffer|blob)["']/;
const STEPS = /\b(stopWhen|maxSteps)\b/;
const FLOWS = /\bresponseType: *["']stream["']|\bstream: *true\b/;

/** A form, a body of bytes, or options that ask for bytes. */
function carriesFile(value: ts.Expression, analysis: Analysis): boolean {
  if (ts.isIdentifier(value) && FILES.test(value.text)) return true;
  const text = textOf(value, analysis);
  if (BYTES.test(text) || /\bnew FormData\b/.test(text)) return true;
  const body = /\b(body|data):\s*(?:await )?([\w.]+)/.exec(text)?.[2];
  if (body === undefined) return false;
  const name = body.slice(body.lastIndexOf(".") + 1);
  return FILES.test(name) || isForm(name, value);
}

/** `const data = new FormData()` further above. */
function isForm(name: string, value: ts.Node): boolean {
  const home = enclosingFunction(value)?.getText() ?? "";
  return new RegExp(`\\b${name}\\s*=\\s*new FormData\\b`).test(home);
}

function isStreamAsked(call: ts.CallExpression, analysis: Analysis): boolean {
  return call.arguments.some((each) => FLOWS.test(textOf(unwrap(each), analysis)));
}

/** The text of options, also where they stand in a variable of their own. */
function textOf(value: ts.Expression, analysis: Analysis): string {
  if (ts.isIdentifier(value)) {
    const declaration = analysis.declarationOf(value);
    if (declaration !== undefined && ts.isVariableDeclaration(declaration))
      return declaration.initializer?.getText() ?? "";
  }
  return value.getText();
}

/** Whether bytes are read from the answer, or its body is handed on as it comes. */
function takenAs(call: ts.CallExpression): "bytes" | "stream" | undefined {
  const home = enclosingFunction(call);
  const holder = outer(call);
  const chained = ts.isAwaitExpression(holder) ? outer(holder) : holder;
  if (ts.isPropertyAccessExpression(chained)) return partOf(chained.name.text);
  if (home === undefined || !ts.isVariableDeclaration(chained)) return undefined;
  if (ts.isObjectBindingPattern(chained.name)) {
    const parts = chained.name.elements.map((each) => (each.propertyName ?? each.name).getText());
    return parts.includes("body") ? "stream" : undefined;
  }
  if (!ts.isIdentifier(chained.name)) return undefined;
  const name = chained.name.text;
  let taken: "bytes" | "stream" | undefined;
  for (const node of descendants(home)) {
    if (!ts.isPropertyAccessExpression(node) || node.expression.getText() !== name) continue;
    const part = partOf(node.name.text);
    if (part === "stream") return part;
    taken ??= part;
  }
  return taken;
}

function partOf(member: string): "bytes" | "stream" | undefined {
  if (/^(arrayBuffer|blob|bytes|buffer)$/.test(member)) return "bytes";
  return member === "body" ? "stream" : undefined;
}
