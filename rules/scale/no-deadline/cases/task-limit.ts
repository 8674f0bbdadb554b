// case: file=src/tasks/describe.ts package=ai,@ai-sdk/openai,@trigger.dev/sdk
// The task ends by itself before the call would, and only the task waits; a long limit ends it late, which is worth a question.
import { openai } from "@ai-sdk/openai";
import { task } from "@trigger.dev/sdk";
import { generateText } from "ai";

export const describe = task({
  id: "describe",
  maxDuration: 60,
  run: async ({ prompt }: { prompt: string }) => {
    const { text } = await generateText({ model: openai("small"), prompt });
    return text;
  },
});

export const describeLong = task({
  id: "describe-long",
  maxDuration: 3600,
  run: async ({ prompt }: { prompt: string }) => {
    const { text } = await generateText({ model: openai("small"), prompt });
    //                     ????????????
    return text;
  },
});
