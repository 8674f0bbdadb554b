/** What the form of a function alone tells of what runs it. */
import { ts } from "ts-morph";
import { bearerOf, isReturned as givesBack } from "./entries.ts";
import type { Context } from "./rule.ts";
import { enclosingFunction, type FunctionNode } from "./syntax.ts";

const STARTING =
  /^(onModuleInit|onApplicationBootstrap|onModuleDestroy|beforeApplicationShutdown|onApplicationShutdown)$/;

/** What the form of a function tells: a hook of the application's life, a guard, the handler of a queue's jobs. */
export function contextByForm(fn: FunctionNode): Context | undefined {
  if (ts.isMethodDeclaration(fn) && ts.isClassLike(fn.parent)) {
    const name = fn.name.getText();
    if (STARTING.test(name)) return "startup";
    if (name === "canActivate" || fn.parameters.some(isOfRequest)) return "request";
    return handlesJobs(fn) && /^(process|handle|perform)$/.test(name) ? "consumer" : undefined;
  }
  const bearer = bearerOf(fn);
  if (bearer === undefined) return givesBack(fn) && handlesJobs(fn) ? "consumer" : undefined;
  if (enclosingFunction(bearer) !== undefined) return undefined;
  if (isInstrumentation(bearer)) return "startup";
  const isTyped = ts.isVariableDeclaration(bearer) && typeName(bearer.type) === "Processor";
  return isTyped || (!ts.isPropertyAssignment(bearer) && handlesJobs(fn)) ? "consumer" : undefined;
}

/** Next calls it when a server starts. */
function isInstrumentation(bearer: ts.Declaration): boolean {
  const isNamed = ts.getNameOfDeclaration(bearer)?.getText() === "register";
  return isNamed && /\/instrumentation\.[jt]s$/.test(bearer.getSourceFile().fileName);
}

/** What Nest hands to guards, interceptors, filters and pipes. */
function isOfRequest({ type }: ts.ParameterDeclaration): boolean {
  return /^(CallHandler|ArgumentsHost|ArgumentMetadata)$/.test(typeName(type) ?? "");
}

/** Is given the job of a queue and nothing else of its own choice. */
function handlesJobs({ parameters }: FunctionNode): boolean {
  return parameters.length === 1 && typeName(parameters[0]?.type) === "Job";
}

function typeName(type: ts.TypeNode | undefined): string | undefined {
  return type !== undefined && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)
    ? type.typeName.text
    : undefined;
}
