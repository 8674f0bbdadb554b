/** Values of a few bytes, of which one for each team or customer is no problem for decades. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { ProcessState, StateUse } from "../../kit/process-state.ts";

/** A few bytes for each team or customer are no problem for decades: numbers, words, records of them. */
export function isSmall(state: ProcessState, use: StateUse, analysis: Analysis): boolean {
  const declared = declaredValueType(state, analysis);
  // The type of a value may take the checker through every query of its file.
  if (declared !== undefined && (declared.flags & UNTYPED) === 0)
    return isSmallType(declared, analysis, 0);
  return (
    use.value !== undefined &&
    isSmallType(analysis.checker.getTypeAtLocation(use.value), analysis, 0)
  );
}

/** What the declaration says about the values: it is known even where the value comes from an unknown package. */
function declaredValueType(state: ProcessState, analysis: Analysis): ts.Type | undefined {
  const type = analysis.checker.getTypeAtLocation(state.name);
  if (state.shape === "record") return type.getStringIndexType();
  if (state.shape !== "map" || type.symbol?.name !== "Map") return undefined;
  return analysis.checker.getTypeArguments(type as ts.TypeReference)[1];
}

const UNTYPED = ts.TypeFlags.Any | ts.TypeFlags.Unknown;

function isSmallType(type: ts.Type, analysis: Analysis, depth: number): boolean {
  const { checker } = analysis;
  if (type.isUnion()) return type.types.every((part) => isSmallType(part, analysis, depth));
  if ((type.flags & ts.TypeFlags.Object) === 0) return (type.flags & UNTYPED) === 0;
  if (type.symbol?.name === "Date") return true;
  if (type.getCallSignatures().length > 0 || depth > 2) return false;
  const element = checker.isArrayType(type) ? type.getNumberIndexType() : undefined;
  if (element !== undefined) return (element.flags & ts.TypeFlags.StringLike) !== 0;
  const properties = type.getProperties();
  return (
    properties.length > 0 &&
    type.getStringIndexType() === undefined &&
    properties.every((each) => isSmallType(checker.getTypeOfSymbol(each), analysis, depth + 1))
  );
}
