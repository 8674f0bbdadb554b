/** What a declaration states in tags, fact by fact with its proof: for people and reports, not for rules. */
import { ts } from "ts-morph";
import { type ProofTag, parseProof, type StatedFact, withProofs } from "./proof.ts";
import { TAG_NAMES, textOf } from "./tags.ts";

/** Tags that a class or an interface may state for all its remote calls. */
const SHARED = ["deadline", "default", "retries", "idempotency"];
const NAMES: Readonly<Record<string, true>> = Object.fromEntries(
  TAG_NAMES.map((name) => [name, true] as const),
);

interface Stated {
  readonly name: string;
  readonly text: string;
}

/** Empty for a declaration without tags of ours. */
export function statedFacts(declaration: ts.Declaration): readonly StatedFact[] {
  const own = tagsOf(declaration);
  const owner = declaration.parent;
  const isMember =
    owner !== undefined && (ts.isInterfaceDeclaration(owner) || ts.isClassLike(owner));
  const above = isMember ? tagsOf(owner) : { stated: [], proofs: [] };
  const isRemote = own.stated.some(({ name }) => name === "remote");
  const inherited = above.stated.filter(
    ({ name }) =>
      isRemote && SHARED.includes(name) && !own.stated.some((each) => each.name === name),
  );
  // What is said closer to the fact counts.
  return withProofs([...own.stated, ...inherited], [...own.proofs, ...above.proofs]);
}

function tagsOf(node: ts.Node): { stated: Stated[]; proofs: ProofTag[] } {
  const stated: Stated[] = [];
  const proofs: ProofTag[] = [];
  for (const tag of ts.getJSDocTags(node)) {
    const name = tag.tagName.text;
    const text = textOf(tag);
    if (name !== "proof") {
      if (Object.hasOwn(NAMES, name)) stated.push({ name, text });
      continue;
    }
    const proof = parseProof(text, NAMES);
    if (proof !== undefined) proofs.push(proof);
  }
  return { stated, proofs };
}
