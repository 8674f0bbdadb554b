/** Which kind of database an access goes to, where the code or its package says so. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { calledName, unwrap } from "../syntax.ts";
import type { Access } from "./access.ts";

const FILES = ["better-sqlite3", "sqlite3", "@libsql/client", "libsql", "sql.js", "node:sqlite"];
const SERVERS =
  /^(pg|postgres|mysql2?|mariadb|oracledb|tedious|mongodb|mongoose|@planetscale\/database|@neondatabase\/serverless|@vercel\/postgres|@prisma\/client|cockroachdb)$/;

/**
 * True for SQLite and its kin, whose writing transactions run one at a time: of two that read before either
 * writes, the second fails. False when it is another database or nothing says which.
 */
export function isSqlite(access: Access, analysis: Analysis): boolean {
  const table = access.entity === undefined ? undefined : analysis.declarationOf(access.entity.at);
  if (table !== undefined && ts.isVariableDeclaration(table) && table.initializer !== undefined) {
    const made = unwrap(table.initializer);
    const maker = ts.isCallExpression(made) ? (calledName(made.expression)?.text ?? "") : "";
    if (/^sqliteTable/.test(maker)) return true;
    if (/^(pg|mysql|singlestore|gel)Table/.test(maker)) return false;
  }
  const { dependencies } = analysis.packageOf(access.anchor.getSourceFile());
  if (![...FILES].some((name) => dependencies.has(name))) return false;
  return ![...dependencies.keys()].some((name) => SERVERS.test(name));
}
