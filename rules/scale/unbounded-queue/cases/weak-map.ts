const answers = new WeakMap<object, string>();

export function answerOf(question: object): string {
  const known = answers.get(question) ?? JSON.stringify(question);
  answers.set(question, known);
  return known;
}
