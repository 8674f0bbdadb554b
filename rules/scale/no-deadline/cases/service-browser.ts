// case: package=openai@6 file=src/components/chat.tsx
"use client";
import OpenAI from "openai";

const openai = new OpenAI({ dangerouslyAllowBrowser: true });

export async function ask(text: string): Promise<unknown> {
  return await openai.responses.create({ model: "m", input: text });
}
