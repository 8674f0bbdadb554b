/** Libraries that read or write a whole file in one call, on the thread that called. */
import type { ts } from "ts-morph";
import { importOf } from "../../kit/imports.ts";

const PARSERS: Readonly<Record<string, RegExp>> = {
  xlsx: /^(read|readFile|readFileSync|write|writeFile|writeFileSync)$/,
  "node-xlsx": /^(parse|build)$/,
  "csv-parse/sync": /^parse$/,
  "csv-stringify/sync": /^stringify$/,
};

/** `XLSX.read(buffer)`, `parse(csv)` of the synchronous half of a library. */
export function isWholeParse(call: ts.CallExpression, name: string): boolean {
  const imported = importOf(call.expression);
  const known = imported === undefined ? undefined : PARSERS[imported.specifier];
  return known !== undefined && (known.test(name) || known.test(imported?.name ?? ""));
}
