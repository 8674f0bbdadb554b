const answers = new Map<string, string>();

export function remember(prompt: string, answer: string): void {
  answers.set(prompt, answer);
  setTimeout(() => answers.delete(prompt), 60_000);
}
