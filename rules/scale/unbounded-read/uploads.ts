/** Uploads and bodies of strangers that a handler takes in one piece. */
import { ts } from "ts-morph";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { ancestors, enclosingFunction, isFunctionNode, unwrap } from "../../kit/syntax.ts";

export interface Read {
  readonly what: "body" | "upload" | "answer";
  readonly source: ts.Node;
}

/** `readFile(req.file.path)`, `file.arrayBuffer()` of a form, `request.json()` of an open route. */
export function uploadRead(call: ts.CallExpression, name: string): Read | undefined {
  if (/^readFile(Sync)?$/.test(name)) {
    const [path] = call.arguments;
    return path !== undefined &&
      /\b(files?|upload(ed)?\w*)\??!?\.(path|filepath|tempFilePath)\b/i.test(path.getText())
      ? { what: "upload", source: call }
      : undefined;
  }
  const receiver = receiverOf(call);
  if (receiver === undefined || call.arguments.length > 0) return undefined;
  const owner = lastName(receiver);
  if (
    /^(arrayBuffer|bytes|text)$/.test(name) &&
    /^(file|upload|uploadedFile|image|avatar|logo|attachment)$/i.test(owner)
  )
    return comesFromForm(call, owner) ? { what: "upload", source: call } : undefined;
  if (!/^(json|text|arrayBuffer|formData|blob)$/.test(name)) return undefined;
  if (!/^(req|request)$/.test(owner) || !ts.isIdentifier(unwrap(receiver))) return undefined;
  return isOpenRoute(call) ? { what: "body", source: call } : undefined;
}

function comesFromForm(call: ts.CallExpression, owner: string): boolean {
  const home = enclosingFunction(call)?.getText() ?? "";
  return (
    new RegExp(`\\b${owner}\\b[^;]*=[^;]*\\.(get|getAll|parseBody|file)\\(`).test(home) &&
    /form|multipart|parseBody/i.test(home)
  );
}

/** An exported handler of `POST` or `PUT` that neither knows nor asks who calls. */
function isOpenRoute(call: ts.CallExpression): boolean {
  const file = call.getSourceFile();
  if (
    !/\/(public|client|ingest\w*|track|collect|webhooks?|hooks?|events?|responses?|callback)\b/i.test(
      file.fileName,
    )
  )
    return false;
  const home = [...ancestors(call)].findLast(isFunctionNode);
  if (home === undefined) return false;
  return !/auth|session|verify|signature|secret|apikey|api_key|token|admin|hmac|guard|protect/i.test(
    file.text,
  );
}
