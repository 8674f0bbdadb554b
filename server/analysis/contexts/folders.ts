/** Code that loads modules by paths it makes up, and the texts in it that may name where they lie. */
import { ts } from "ts-morph";

/** `require(file)`, `import(path.join(…))`: nothing without one, so that few texts are looked at. */
const LOADS = /\b(?:require|import)\(\s*[A-Za-z_$(`]/;
const WORD = /^(?:@[\w-]+\/)?[\w.-]+(?:\/[\w.-]+)*$/;
const MOST_WORDS = 40;

/** The short texts of a statement that loads a module by something else than a text. */
export function foldersOf(root: ts.Node, text: string): readonly string[] {
  if (!LOADS.test(text.slice(root.pos, root.end))) return [];
  let isLoading = false;
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isCallExpression(node)) {
      const isLoad =
        node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(node.expression) && node.expression.text === "require");
      const [argument] = node.arguments;
      if (isLoad && argument !== undefined && !ts.isStringLiteralLike(argument)) isLoading = true;
      if (!isLoad)
        for (const each of node.arguments)
          if (ts.isStringLiteralLike(each) && WORD.test(each.text)) words.push(each.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return isLoading ? [...new Set(words)].slice(0, MOST_WORDS) : [];
}
