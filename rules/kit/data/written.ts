/** What a receiver is declared to be, read from the text where the type itself does not resolve. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { calledName, unwrap } from "../syntax.ts";
import { type EntityRef, entityNamed } from "./access.ts";
import { lastName } from "./chain.ts";

type Declared = ts.ParameterDeclaration | ts.PropertyDeclaration | ts.VariableDeclaration;

/** The type that a field, a parameter or a variable is written down with. */
export function writtenTypeOf(
  receiver: ts.Expression,
  analysis?: Analysis,
): ts.TypeReferenceNode | undefined {
  const type = declaredAs(receiver, analysis)?.type;
  return type !== undefined && ts.isTypeReferenceNode(type) ? type : undefined;
}

/** The entity in `users: Repository<User>`, `@InjectRepository(User) users`, `@InjectModel(User.name) users`. */
export function writtenEntity(receiver: ts.Expression, analysis: Analysis): EntityRef | undefined {
  const declared = declaredAs(receiver, analysis);
  if (declared === undefined) return undefined;
  const { type } = declared;
  if (type !== undefined && ts.isTypeReferenceNode(type)) {
    const name = lastWord(type.typeName.getText());
    const [argument] = type.typeArguments ?? [];
    if (
      argument !== undefined &&
      /^(Model|PaginateModel|SoftDeleteModel|Collection|\w*Repository)$/.test(name) &&
      ts.isTypeReferenceNode(argument)
    ) {
      const entity = lastWord(argument.typeName.getText()).replace(/(?<=\w)(Document|Doc)$/, "");
      if (/^[A-Z]\w+$/.test(entity)) return entityNamed(entity, receiver);
    }
  }
  return injected(declared, receiver);
}

function injected(declared: Declared, at: ts.Node): EntityRef | undefined {
  if (ts.isVariableDeclaration(declared)) return undefined;
  for (const { expression } of ts.getDecorators(declared) ?? []) {
    if (!ts.isCallExpression(expression)) continue;
    const [subject] = expression.arguments;
    if (subject === undefined || !/^Inject(Repository|Model)$/.test(lastName(expression))) continue;
    const target = unwrap(subject);
    const named =
      ts.isPropertyAccessExpression(target) && target.name.text === "name"
        ? target.expression
        : target;
    const name = ts.isStringLiteralLike(named) ? named.text : lastName(named);
    if (/^[A-Z]\w+$/.test(name)) return entityNamed(name, at);
  }
  return undefined;
}

function declaredAs(receiver: ts.Expression, analysis?: Analysis): Declared | undefined {
  const target = unwrap(receiver);
  if (
    ts.isPropertyAccessExpression(target) &&
    target.expression.kind === ts.SyntaxKind.ThisKeyword
  ) {
    const owner = ts.findAncestor(target, ts.isClassLike);
    for (const member of owner?.members ?? []) {
      const all = ts.isConstructorDeclaration(member) ? member.parameters : [member];
      for (const each of all)
        if (
          (ts.isParameter(each) || ts.isPropertyDeclaration(each)) &&
          each.name.getText() === target.name.text
        )
          return each;
    }
    return undefined;
  }
  if (!ts.isIdentifier(target) || analysis === undefined) return undefined;
  const declaration = analysis.declarationOf(target);
  return declaration !== undefined &&
    (ts.isParameter(declaration) || ts.isVariableDeclaration(declaration))
    ? declaration
    : undefined;
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** The entity that a value was made of: `em.create(User, …)`, `new User()`, behind a name too. */
export function entityMade(
  expression: ts.Expression | undefined,
  analysis: Analysis,
  depth = 0,
): EntityRef | undefined {
  if (expression === undefined || depth > 2) return undefined;
  const target = unwrap(expression);
  if (ts.isIdentifier(target)) {
    const declaration = analysis.declarationOf(target);
    return declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? entityMade(declaration.initializer, analysis, depth + 1)
      : undefined;
  }
  if (ts.isNewExpression(target)) {
    const name = lastName(target.expression);
    return /^[A-Z]/.test(name) ? entityNamed(name, target) : undefined;
  }
  if (!ts.isCallExpression(target) || calledName(target.expression)?.text !== "create")
    return undefined;
  const [first] = target.arguments;
  const named = first === undefined ? undefined : unwrap(first);
  return named !== undefined && ts.isIdentifier(named) && /^[A-Z]/.test(named.text)
    ? entityNamed(named.text, target)
    : undefined;
}
