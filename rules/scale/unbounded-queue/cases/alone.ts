// case: layer=multi-node file=src/formula.ts
import { FormulaError } from "./errors";

// Alone in a file: whoever calls hands in any text.
export class Engine {
  private readonly compiled = new Map<string, object>();
//                 ???????? ever: no limit, no eviction
  private readonly kinds = new Map<string, object>();

  evaluate(formula: string): object {
    const known = this.compiled.get(formula);
    if (known !== undefined) return known;
    if (formula === "") throw new FormulaError();
    const made = { formula };
    this.compiled.set(formula, made);
    return made;
  }

  ofKind(kind: string): object {
    const known = this.kinds.get(kind);
    if (known !== undefined) return known;
    const made = { kind };
    this.kinds.set(kind, made);
    return made;
  }
}
