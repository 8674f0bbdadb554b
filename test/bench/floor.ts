/** Parses files once, keeps the trees and does nothing else: the floor under any analysis. Takes the path of a JSON list of paths. */
import { readFileSync } from "node:fs";
import { ts } from "ts-morph";

const paths: readonly string[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const trees = paths.map((path) =>
  ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ESNext),
);
console.log(JSON.stringify({ files: trees.length }));
