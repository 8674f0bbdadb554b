/** What the form of a top-level unit tells of who calls it: decorators, what it extends, what its parameters are. */
import { ts } from "ts-morph";
import type { Context } from "../../../rules/kit/rule.ts";

export interface Marks {
  readonly isClass: boolean;
  /** It names other units to put them together and runs none of them: a Nest module, a bootstrap. */
  readonly isWiring: boolean;
  /** Contexts that its own form proves; such a unit is called from outside and not by those who name it. */
  readonly contexts: readonly Context[];
  /** It may take messages: its calls are named so, or it is a value that others use. */
  readonly isConsuming: boolean;
  /** A value that others use, and no function. */
  readonly isValue: boolean;
  /** Names of the classes that it extends. */
  readonly bases: readonly string[];
}

export const NO_MARKS: Marks = {
  isClass: false,
  isWiring: false,
  contexts: [],
  isConsuming: false,
  isValue: false,
  bases: [],
};

const DECORATED: readonly [RegExp, Context][] = [
  [/^(Controller|Resolver|WebSocketGateway|SubscribeMessage|Catch)$/, "request"],
  [
    /^(Processor|Process|MessagePattern|EventPattern|SqsMessageHandler|OnEvent|EventsHandler|RabbitSubscribe|RabbitRPC)$/,
    "consumer",
  ],
  [/^(Cron|Interval)$/, "job"],
];
const OF_REQUESTS =
  /^(CanActivate|NestInterceptor|PipeTransform|NestMiddleware|ExceptionFilter|PassportStrategy|AuthGuard|RouterBroker)$/;
/** `class MailWorker extends …`: named for what it is, and made from something that is one. */
const WORKER = /(Worker|Consumer)(Base)?(Service)?$/;
const CONSUMING =
  /^(consume|subscribe|eachMessage|eachBatch|process|work|createFunction|Worker|Consumer|ReceiveMessageCommand)$/;

/** `node` is a statement, or one declaration of a variable statement. */
export function marksOf(name: string, node: ts.Node): Marks {
  const names = namesIn(node);
  const isConsuming = [...names].some((each) => CONSUMING.test(each));
  if (ts.isClassDeclaration(node)) return { ...ofClass(name, node), isConsuming };
  const isBootstrap = name !== "" && names.has("NestFactory");
  const contexts: Context[] = isBootstrap ? ["startup"] : takesJob(node) ? ["consumer"] : [];
  const isValue = name !== "" && ts.isVariableDeclaration(node) && !holdsFunction(node);
  return {
    ...NO_MARKS,
    isWiring: isBootstrap,
    contexts,
    isConsuming: isConsuming || isValue,
    isValue,
  };
}

function ofClass(name: string, node: ts.ClassDeclaration): Omit<Marks, "isConsuming"> {
  const decorators = [node, ...node.members].flatMap(decoratorsOf);
  const heritage = (node.heritageClauses ?? []).flatMap(({ token, types }) =>
    types.map(({ expression }) => ({
      isBase: token === ts.SyntaxKind.ExtendsKeyword,
      name: nameOf(expression),
    })),
  );
  const bases = heritage.flatMap((each) => (each.isBase ? [each.name] : []));
  const contexts = new Set<Context>();
  for (const [pattern, context] of DECORATED)
    if (decorators.some((each) => pattern.test(each))) contexts.add(context);
  if (heritage.some((each) => OF_REQUESTS.test(each.name))) contexts.add("request");
  const isWorker = (WORKER.test(name) && bases.length > 0) || node.members.some(handlesJob);
  if (isWorker && contexts.size === 0) contexts.add("consumer");
  const isWiring = decorators.includes("Module");
  return { isClass: true, isWiring, contexts: [...contexts], isValue: false, bases };
}

/** `async process(job: Job) { … }`. */
function handlesJob(member: ts.ClassElement): boolean {
  return (
    ts.isMethodDeclaration(member) &&
    ts.isIdentifier(member.name) &&
    /^(process|handle|perform|run|execute)$/.test(member.name.text) &&
    typeName(member.parameters[0]?.type) === "Job"
  );
}

function decoratorsOf(node: ts.Node): readonly string[] {
  if (!ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? []).map(({ expression }) => nameOf(expression));
}

/** The last name of `a.b`, `f(…)` or `f`. */
function nameOf(expression: ts.Expression): string {
  if (ts.isCallExpression(expression)) return nameOf(expression.expression);
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : "";
}

/** `const sent: Processor = …`, `async (job: Job) => …`: the function of a queue's worker. */
function takesJob(node: ts.Node): boolean {
  if (ts.isVariableDeclaration(node)) {
    if (typeName(node.type) === "Processor") return true;
    const { initializer } = node;
    return (
      initializer !== undefined &&
      (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) &&
      isHandler(initializer)
    );
  }
  return ts.isFunctionDeclaration(node) && isHandler(node);
}

/** A function that is given the job and nothing else of its own choice. */
function isHandler(fn: ts.FunctionLikeDeclaration): boolean {
  return fn.parameters.length === 1 && typeName(fn.parameters[0]?.type) === "Job";
}

function typeName(type: ts.TypeNode | undefined): string | undefined {
  return type !== undefined && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)
    ? type.typeName.text
    : undefined;
}

function holdsFunction({ initializer }: ts.VariableDeclaration): boolean {
  return (
    initializer !== undefined &&
    (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
  );
}

/** All identifiers of a unit's code that are no types. */
function namesIn(root: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    else if (!ts.isTypeNode(node) || ts.isExpressionWithTypeArguments(node))
      ts.forEachChild(node, visit);
  };
  ts.forEachChild(root, visit);
  return names;
}
