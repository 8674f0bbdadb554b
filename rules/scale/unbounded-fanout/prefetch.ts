/** Consumers of AMQP that take as many messages as the broker has. */
import type { ts } from "ts-morph";
import { receiverOf } from "../../kit/data/chain.ts";
import { importsOf } from "../../kit/imports.ts";
import { mentionsOf } from "../../kit/references.ts";
import { calledName, isFunctionNode, unwrap } from "../../kit/syntax.ts";

/**
 * `channel.consume(queue, handler)` in a file that uses `amqplib` and never says `prefetch`.
 * A handler that answers nobody but settles a waiting call holds nothing up and is left alone.
 */
export function isUnmetered(call: ts.CallExpression): boolean {
  if (calledName(call.expression)?.text !== "consume" || call.arguments.length < 2) return false;
  const receiver = receiverOf(call);
  const [queue, handler] = call.arguments;
  if (receiver === undefined || queue === undefined || handler === undefined) return false;
  const file = call.getSourceFile();
  if (![...importsOf(file).values()].some(({ specifier }) => /^amqp/.test(specifier))) return false;
  if (/reply/i.test(queue.getText()) || takesNoAcknowledgement(call)) return false;
  const target = unwrap(handler);
  if (isFunctionNode(target) && !/await|\.then\(|\.ack\(|=>\s*\w/.test(target.getText()))
    return false;
  return mentionsOf(file, "prefetch").length === 0;
}

/** `{ noAck: true }`: `prefetch` does not apply to these. */
function takesNoAcknowledgement(call: ts.CallExpression): boolean {
  return /noAck:\s*true/.test(call.arguments[2]?.getText() ?? "");
}
