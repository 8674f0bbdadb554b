/** Repairs: the store computes, the write compares a version, or one transaction holds both. */
import { ts } from "ts-morph";
import type { Analysis, EntitySchema } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
import { chainOf, lastName, stepNamed } from "../../kit/data/chain.ts";
import { literalOf, propertyOf } from "../../kit/data/literals.ts";
import { indentAt, insertAt, lineBreakOf, replaceNode } from "../../kit/edits.ts";
import { governing } from "../../kit/flow/governing.ts";
import { unitOf } from "../../kit/flow/origins.ts";
import { lockFix, serialiseFix } from "../../kit/flow/serialise.ts";
import { importsOf } from "../../kit/imports.ts";
import { mentionsOf } from "../../kit/references.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { descendants, enclosingStatement, unwrap } from "../../kit/syntax.ts";
import { versionFix } from "./compare.ts";
import type { Update } from "./updates.ts";

export function fixesOf(
  update: Update,
  schema: EntitySchema | undefined,
  analysis: Analysis,
): Fix[] {
  const fixes: Fix[] = [];
  const atomic = atomicFix(update, schema, analysis);
  // A version that is counted up blindly tells nobody of the change it passed by, and others may name theirs by the one that was read.
  const isVersion = VERSIONS.test(update.composition.field);
  const versioned =
    atomic === undefined || isVersion ? versionFix(update, schema, analysis) : undefined;
  if (versioned !== undefined) fixes.push(versioned);
  if (atomic !== undefined) fixes.push(isVersion ? { ...atomic, isUnfinished: true } : atomic);
  const read = update.origin.access;
  if (atomic === undefined && read !== undefined && update.origin.via.length === 0) {
    const held =
      lockFix(read, update.write, analysis) ?? serialiseFix(read, update.write, analysis);
    if (held !== undefined) fixes.push(held);
  }
  return fixes;
}

const VERSIONS = /^(lock_?)?(version|revision|rev)(_?number)?$/i;

/** What is added, in the words of the client; undefined for other computations. */
function atomicFix(
  update: Update,
  schema: EntitySchema | undefined,
  analysis: Analysis,
): Fix | undefined {
  const { composition, access } = update;
  if (composition.kind === "number") {
    const { operator } = composition;
    const operand = operandOf(update);
    if (operator === undefined || operand === undefined) return undefined;
    // Two that both find enough would both subtract.
    if (operator === "-" && isJudged(update)) return undefined;
    const edits = update.isDocument
      ? documentEdits(update, operator, operand, analysis)
      : access === undefined
        ? undefined
        : writeEdits(update, access, operator, operand, analysis);
    if (edits === undefined) return undefined;
    const { field } = composition;
    const title =
      operator === "+"
        ? `Let the database add to \`${field}\`; nobody loses`
        : operator === "-"
          ? `Let the database subtract from \`${field}\`; nobody loses`
          : `Let the database compute \`${field}\`; nobody loses`;
    return { title, safety: "review", edits: () => edits };
  }
  if (composition.kind === "list" && access?.client === "prisma") {
    const added = appended(composition.node, composition.base);
    if (added === undefined || schema?.fields.get(composition.field)?.type !== "list")
      return undefined;
    const value = valueNode(update);
    if (value === undefined) return undefined;
    return {
      title: `Let the database append to \`${composition.field}\`; nobody loses`,
      safety: "review",
      edits: () => [replaceNode(value, `{ push: ${added} }`)],
    };
  }
  return undefined;
}

/** Whether there is enough was asked of the value that was read. */
function isJudged({ write, composition }: Update): boolean {
  const isField = (side: ts.Expression): boolean => {
    const at = unwrap(side);
    return ts.isPropertyAccessExpression(at) && at.name.text === composition.field;
  };
  return governing(write, unitOf(write)).some(({ condition }) =>
    [condition, ...descendants(condition)].some(
      (node) =>
        ts.isBinaryExpression(node) &&
        /^[<>]=?$/.test(node.operatorToken.getText()) &&
        (isField(node.left) || isField(node.right)),
    ),
  );
}

/** The operand as text; a null that the code replaces by 0 stays null in the database. */
function operandOf({ composition }: Update): string | undefined {
  if (/\?\?|\|\|/.test(composition.node.getText().split(/[-+*/]/)[0] ?? "")) return undefined;
  const { operand, node } = composition;
  if (operand !== undefined) return operand.getText();
  return ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node) ? "1" : undefined;
}

/** The elements of `[...row.items, a, b]` behind the stored ones. */
function appended(node: ts.Node, base: ts.Expression): string | undefined {
  if (!ts.isArrayLiteralExpression(node)) return undefined;
  const [first, ...rest] = node.elements;
  if (first === undefined || !ts.isSpreadElement(first) || rest.length === 0) return undefined;
  if (unwrap(first.expression) !== unwrap(base) || rest.some(ts.isSpreadElement)) return undefined;
  const texts = rest.map((each) => each.getText());
  return texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`;
}

/** The value that a property of the write holds: the computation itself, not a name for it. */
function valueNode({ at, composition, write }: Update): ts.Expression | undefined {
  if (!ts.isPropertyAssignment(at)) return undefined;
  // Values in a variable may be read for something else, too.
  const whole = chainOf(write).node;
  if (at.getSourceFile() !== whole.getSourceFile() || at.pos < whole.pos || at.end > whole.end)
    return undefined;
  return unwrap(at.initializer) === composition.node ? at.initializer : undefined;
}

function writeEdits(
  update: Update,
  access: Access,
  operator: "+" | "-" | "*" | "/",
  operand: string,
  analysis: Analysis,
): TextEdit[] | undefined {
  const value = valueNode(update);
  if (value === undefined) return undefined;
  const { field } = update.composition;
  const { write } = update;
  const file = write.getSourceFile();
  const isOnly = access.data?.isComplete === true && access.data.assignments.length === 1;
  const isSum = operator === "+" || operator === "-";
  switch (access.client) {
    case "prisma": {
      const word = { "+": "increment", "-": "decrement", "*": "multiply", "/": "divide" }[operator];
      return [replaceNode(value, `{ ${word}: ${operand} }`)];
    }
    case "drizzle": {
      const table = write.arguments[0]?.getText();
      if (table === undefined) return undefined;
      const edit = replaceNode(value, `sql\`\${${table}.${field}} ${operator} \${${operand}}\``);
      const imported = importEdit(file, "sql", "drizzle-orm");
      return imported === undefined ? undefined : [edit, ...imported];
    }
    case "knex": {
      const set = stepNamed(chainOf(write), "update")?.call;
      if (!isSum || !isOnly || set === undefined) return undefined;
      const name = lastCallee(set);
      if (name === undefined) return undefined;
      const verb = operator === "+" ? "increment" : "decrement";
      return [
        {
          file: file.fileName,
          start: name.getStart(file),
          end: set.getEnd(),
          text: `${verb}("${field}", ${operand})`,
        },
      ];
    }
    case "kysely": {
      const set = stepNamed(chainOf(write), "set")?.call;
      const [values] = set?.arguments ?? [];
      if (!isOnly || values === undefined) return undefined;
      return [
        replaceNode(values, `(eb) => ({ ${field}: eb("${field}", "${operator}", ${operand}) })`),
      ];
    }
    case "typeorm": {
      const [where, values] = write.arguments;
      const name = lastCallee(write);
      if (!isSum || !isOnly || write.arguments.length !== 2) return undefined;
      if (where === undefined || values === undefined || name === undefined) return undefined;
      const condition = ts.isObjectLiteralExpression(unwrap(where))
        ? where.getText()
        : `{ id: ${where.getText()} }`;
      const verb = operator === "+" ? "increment" : "decrement";
      return [
        {
          file: file.fileName,
          start: name.getStart(file),
          end: write.getEnd(),
          text: `${verb}(${condition}, "${field}", ${operand})`,
        },
      ];
    }
    case "mongo":
      return isSum ? mongoEdits(update, operator, operand, analysis) : undefined;
    default:
      return undefined;
  }
}

function lastCallee(call: ts.CallExpression): ts.Node | undefined {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.name : undefined;
}

/** `{ used: row.used + n }` and `{ $set: { used: row.used + n } }` become `{ $inc: { used: n } }`. */
function mongoEdits(
  update: Update,
  operator: "+" | "-" | "*" | "/",
  operand: string,
  analysis: Analysis,
): TextEdit[] | undefined {
  const { at, write } = update;
  const root = literalOf(write.arguments[1], analysis);
  const inner = at.parent;
  if (root === undefined || !ts.isPropertyAssignment(at) || !ts.isObjectLiteralExpression(inner))
    return undefined;
  if (propertyOf(root, "$inc") !== undefined) return undefined;
  const isSet = inner !== root;
  const amount = operator === "+" ? operand : `-${isSimple(operand) ? operand : `(${operand})`}`;
  const added = `$inc: { ${at.name.getText()}: ${amount} }`;
  const remaining = inner.properties.filter((each) => each !== at);
  if (remaining.length === 0 && (!isSet || root.properties.length === 1))
    return [replaceNode(root, `{ ${added} }`)];
  return isSet ? undefined : [replaceNode(at, added)];
}

function isSimple(operand: string): boolean {
  return /^[\w.]+$/.test(operand);
}

/** A document that is read, counted up and saved: the model adds instead. */
function documentEdits(
  update: Update,
  operator: "+" | "-" | "*" | "/",
  operand: string,
  analysis: Analysis,
): TextEdit[] | undefined {
  const { composition, write, origin, access } = update;
  const statement = enclosingStatement(composition.node);
  const row = unwrap(composition.row);
  if (!ts.isExpressionStatement(statement) || !ts.isIdentifier(row)) return undefined;
  if (!isChange(unwrap(statement.expression), composition.node)) return undefined;
  if (operator !== "+" && operator !== "-") return undefined;
  const read = origin.access;
  if (read === undefined || origin.via.length > 0) return undefined;
  const { field } = composition;
  const semicolon = statement.getText().endsWith(";") ? ";" : "";
  const text =
    access === undefined
      ? mongooseText(read, row.text, field, operator, operand)
      : access.client === "typeorm"
        ? typeormText(access, row.text, field, operator, operand)
        : undefined;
  if (text === undefined) return undefined;
  const file = write.getSourceFile();
  const others = changesOf(row, analysis).filter((each) => !isChange(each, composition.node));
  const saving = enclosingStatement(write);
  const savesAlone =
    others.length === 0 &&
    ts.isExpressionStatement(saving) &&
    saving.parent === statement.parent &&
    ts.isAwaitExpression(saving.expression);
  if (!savesAlone) return [replaceNode(statement, `${text}${semicolon}`)];
  return [removed(statement, file), replaceNode(saving, `${text}${semicolon}`)];
}

/** `row.n += x` itself, or `row.n = row.n + x` around the sum. */
function isChange(node: ts.Node, computed: ts.Node): boolean {
  if (node === computed) return true;
  return ts.isBinaryExpression(node) && unwrap(node.right) === computed;
}

/** The whole line of a statement. */
function removed(statement: ts.Statement, file: ts.SourceFile): TextEdit {
  const start = statement.getStart(file) - indentAt(file, statement.getStart(file)).length;
  const eol = lineBreakOf(file);
  const end = statement.getEnd();
  const isLine = file.text.startsWith(eol, end);
  return { file: file.fileName, start, end: isLine ? end + eol.length : end, text: "" };
}

function mongooseText(
  read: Access,
  row: string,
  field: string,
  operator: "+" | "-",
  operand: string,
): string | undefined {
  if (read.client !== "mongo") return undefined;
  const amount = operator === "+" ? operand : `-${isSimple(operand) ? operand : `(${operand})`}`;
  return `await ${read.root.getText()}.updateOne({ _id: ${row}._id }, { $inc: { ${field}: ${amount} } })`;
}

function typeormText(
  save: Access,
  row: string,
  field: string,
  operator: "+" | "-",
  operand: string,
): string | undefined {
  const verb = operator === "+" ? "increment" : "decrement";
  if (lastName(save.root) === "manager") return undefined;
  return `await ${save.root.getText()}.${verb}({ id: ${row}.id }, "${field}", ${operand})`;
}

/** Assignments to members of a row, before it is saved. */
function changesOf(row: ts.Identifier, analysis: Analysis): ts.Node[] {
  const symbol = analysis.checker.getSymbolAtLocation(row);
  return mentionsOf(row.getSourceFile(), row.text).flatMap((use): ts.Node[] => {
    const member = use.parent;
    if (!ts.isPropertyAccessExpression(member) || member.expression !== use) return [];
    if (analysis.checker.getSymbolAtLocation(use) !== symbol) return [];
    const { parent } = member;
    if (
      ts.isBinaryExpression(parent) &&
      parent.left === member &&
      parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    )
      return [parent];
    if (ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent)) return [parent];
    return ts.isCallExpression(parent) ? [parent] : [];
  });
}

/** The import of a name, joined to one of the same module; undefined when the name means something else here. */
function importEdit(file: ts.SourceFile, name: string, module: string): TextEdit[] | undefined {
  const known = importsOf(file).get(name);
  if (known !== undefined) return [];
  if (mentionsOf(file, name).length > 0) return undefined;
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || statement.importClause === undefined) continue;
    const from = statement.moduleSpecifier;
    const named = statement.importClause.namedBindings;
    if (!ts.isStringLiteral(from) || from.text !== module) continue;
    if (named === undefined || !ts.isNamedImports(named) || named.elements.length === 0) continue;
    if (statement.importClause.isTypeOnly) continue;
    const last = named.elements.at(-1);
    return last === undefined ? undefined : [insertAt(file, last.getEnd(), `, ${name}`)];
  }
  const first = file.statements.find(ts.isImportDeclaration);
  const text = `import { ${name} } from "${module}";${lineBreakOf(file)}`;
  return [insertAt(file, first?.getStart(file) ?? 0, text)];
}
