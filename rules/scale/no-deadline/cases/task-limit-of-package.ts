// case: file=src/tasks/describe.ts package=ai,@ai-sdk/openai,@trigger.dev/sdk alone
// The configuration of the package limits every task that sets no limit of its own.
import { openai } from "@ai-sdk/openai";
import { task } from "@trigger.dev/sdk";
import { generateText } from "ai";

export const describe = task({
  id: "describe",
  run: async ({ prompt }: { prompt: string }) => {
    const { text } = await generateText({ model: openai("small"), prompt });
    return text;
  },
});

//- trigger.config.ts
import { defineConfig } from "@trigger.dev/sdk";

export default defineConfig({ project: "texts", maxDuration: 60, dirs: ["./src/tasks"] });
