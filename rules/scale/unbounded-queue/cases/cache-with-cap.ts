const MAX_ANSWERS = 1_000;
const answers = new Map<string, string>();

export function remember(prompt: string, answer: string): void {
  if (answers.size >= MAX_ANSWERS) {
    const oldest = answers.keys().next().value;
    if (oldest !== undefined) answers.delete(oldest);
  }
  answers.set(prompt, answer);
}
