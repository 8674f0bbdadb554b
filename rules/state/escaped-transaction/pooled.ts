/** `BEGIN` sent through a pool: the statements after it run on whichever connection is free. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import type { Confidence, Report } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  leadingText,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { lastNames } from "../../kit/words.ts";

const SENDS = /^(query|execute|raw|unsafe|run|\$?executeRaw(Unsafe)?|\$?queryRaw(Unsafe)?)$/;
const BEGINS =
  /^\s*(begin|start\s+transaction)\s*(transaction|work|isolation[\s\w]*|read\s+\w+)?\s*;?\s*$/i;
const ENDS = /^\s*(commit|rollback|end)\b/i;
/** Types and makers of what hands each statement to a free connection. */
const POOLS = /\b(Pool|Knex|DataSource|Sequelize|PrismaClient|PrismaService)\b/;
const MAKES =
  /\b(new\s+([\w.]+\.)?(Pool|DataSource|Sequelize|PrismaClient)|createPool|knex|drizzle|postgres)\s*(<[^>]*>)?\(/;
const POOL_NAME = /pool$|^(prisma|knex|sequelize|dataSource|appDataSource)$/i;
/** One connection, whatever it is called. */
const SINGLE =
  /connect\(|getConnection|createConnection|queryRunner|QueryRunner|acquire|reserve\(|new\s+([\w.]+\.)?Client|\bPoolClient\b|max:\s*1\b|sqlite|Database\(/i;

export function begunOnPool(
  call: ts.CallExpression | ts.TaggedTemplateExpression,
  analysis: Analysis,
): Report | undefined {
  const statement = statementOf(call);
  if (statement === undefined || !BEGINS.test(statement)) return undefined;
  const subject = subjectOf(call);
  if (subject === undefined) return undefined;
  const confidence = poolOf(subject, analysis, 0);
  const home = enclosingFunction(call);
  if (confidence === undefined || home?.body === undefined) return undefined;
  const wanted = textOf(call);
  const end = [...descendants(home.body)].find(
    (node) =>
      (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) &&
      textOf(node) === wanted &&
      ENDS.test(statementOf(node) ?? ""),
  );
  if (end === undefined || !analysis.runsOnServer(call)) return undefined;
  return {
    at: ts.isCallExpression(call) ? call.expression : call.tag,
    basis: call,
    message: `\`${lastNames(wanted, 24)}\` takes any free connection: the statements after this are outside of it`,
    confidence,
    related: [{ ...placeOf(end), message: "may end a transaction of another connection" }],
  };
}

/** `pool.query`, `query`: what the statement is handed to. */
function textOf(call: ts.CallExpression | ts.TaggedTemplateExpression): string {
  return (ts.isCallExpression(call) ? call.expression : call.tag).getText();
}

function statementOf(call: ts.CallExpression | ts.TaggedTemplateExpression): string | undefined {
  if (ts.isTaggedTemplateExpression(call)) {
    const { template } = call;
    return ts.isNoSubstitutionTemplateLiteral(template) ? template.text : undefined;
  }
  const name = calledName(call.expression)?.text ?? "";
  const [first] = call.arguments;
  if (first === undefined || !(SENDS.test(name) || ts.isIdentifier(call.expression)))
    return undefined;
  const given = unwrap(first);
  // `db.execute(sql`BEGIN`)`
  if (ts.isTaggedTemplateExpression(given)) return statementOf(given);
  return leadingText(given);
}

/** The client, or the function of the project that hands statements to one. */
function subjectOf(
  call: ts.CallExpression | ts.TaggedTemplateExpression,
): ts.Expression | undefined {
  if (ts.isTaggedTemplateExpression(call))
    return ts.isPropertyAccessExpression(call.tag) ? unwrap(call.tag.expression) : unwrap(call.tag);
  return receiverOf(call) ?? unwrap(call.expression);
}

function poolOf(subject: ts.Expression, analysis: Analysis, depth: number): Confidence | undefined {
  if (depth > 3) return undefined;
  const declaration = analysis.declarationOf(subject);
  const name = subject.getText().replace(/^.*[.#]/, "");
  if (
    declaration === undefined ||
    ts.isImportSpecifier(declaration) ||
    ts.isImportClause(declaration)
  )
    return POOL_NAME.test(name) ? "possible" : undefined;
  if (
    ts.isVariableDeclaration(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isParameter(declaration)
  ) {
    const type = declaration.type?.getText() ?? "";
    const { initializer } = declaration;
    const made = initializer?.getText() ?? "";
    if (SINGLE.test(`${type} ${made}`)) return undefined;
    if (POOLS.test(type) || MAKES.test(made)) return "likely";
    const target = initializer === undefined ? undefined : unwrap(initializer);
    if (target !== undefined && (ts.isArrowFunction(target) || ts.isFunctionExpression(target)))
      return ofBody(target, analysis, depth);
    return POOL_NAME.test(name) && type === "" && made === "" ? "possible" : undefined;
  }
  return ts.isFunctionDeclaration(declaration) ? ofBody(declaration, analysis, depth) : undefined;
}

/** `const query = (text, values) => pool.query(text, values)`. */
function ofBody(
  fn: ts.FunctionLikeDeclaration,
  analysis: Analysis,
  depth: number,
): Confidence | undefined {
  const first = fn.parameters[0]?.name.getText();
  if (fn.body === undefined || first === undefined) return undefined;
  for (const node of [fn.body, ...descendants(fn.body)])
    if (
      ts.isCallExpression(node) &&
      SENDS.test(calledName(node.expression)?.text ?? "") &&
      node.arguments[0]?.getText() === first
    ) {
      const receiver = receiverOf(node);
      return receiver === undefined ? undefined : poolOf(receiver, analysis, depth + 1);
    }
  return undefined;
}
