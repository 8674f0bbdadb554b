/** How each fact of the catalog is known: observed in a run, read in the package, or taken on trust. */

/**
 * `proven`: `npm run test:catalog` observes it. `read`: seen in the declarations or the source of the version that
 * the file names. `assumed`: neither.
 */
export const PROOFS = ["proven", "read", "assumed"] as const;
export type Proof = (typeof PROOFS)[number];

export interface ProofTag {
  readonly proof: Proof;
  /** Names of the tags it speaks of. */
  readonly tags: readonly string[];
  readonly source: string | undefined;
}

/** One fact as a tag states it. */
export interface StatedFact {
  /** Name of the tag: `default`. */
  readonly fact: string;
  /** The rest of the tag: `none`. */
  readonly value: string;
  readonly proof: Proof;
  readonly source: string | undefined;
}

/** `proven default retries`, `assumed pool -- its documentation`; undefined when malformed. */
export function parseProof(
  text: string,
  tags: Readonly<Record<string, unknown>>,
): ProofTag | undefined {
  const [words = "", ...rest] = text.split(" -- ");
  const [kind, ...names] = words.trim().split(" ");
  const proof = PROOFS.find((each) => each === kind);
  const isKnown = names.every((name) => Object.hasOwn(tags, name) && name !== "proof");
  if (proof === undefined || names.length === 0 || !isKnown) return undefined;
  const source = rest.join(" -- ").trim();
  return { proof, tags: names, source: source === "" ? undefined : source };
}

/** The facts that these tags state, each with its proof; what no `@proof` speaks of was read. */
export function withProofs(
  stated: readonly { readonly name: string; readonly text: string }[],
  proofs: readonly ProofTag[],
): readonly StatedFact[] {
  return stated.map(({ name, text }) => {
    const said = proofs.find(({ tags }) => tags.includes(name));
    return { fact: name, value: text, proof: said?.proof ?? "read", source: said?.source };
  });
}

/** A comment above the first statement of a file: `Package axios. Facts read from axios 1.21.1: …`. */
export function headerOf(text: string): string {
  const end = text.startsWith("/**") ? text.indexOf("*/") : -1;
  return end < 0
    ? ""
    : text
        .slice(3, end)
        .replace(/\s*\n\s*\*\s*/g, " ")
        .trim();
}
