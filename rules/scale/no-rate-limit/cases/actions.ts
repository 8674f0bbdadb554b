// case: file=src/surveys/actions.ts
"use server";
import { z } from "zod";
import { actionClient, authActionClient } from "@/lib/action-client";
import { sendLinkEmail } from "@/lib/email";
import { getSurvey } from "@/lib/surveys";
import { generateText } from "ai";
import { applyRateLimit } from "@/lib/limits";

export const sendLinkAction = actionClient
  //         ?????????????? how many messages one caller sends
  .schema(z.object({ email: z.string() }))
  .action(async ({ parsedInput }) => {
    await sendLinkEmail(parsedInput.email);
    return true;
  });

export const validatePinAction = actionClient
  //         ????????????????? how often one caller tries
  .schema(z.object({ id: z.string(), pin: z.string() }))
  .action(async ({ parsedInput }) => {
    const survey = await getSurvey(parsedInput.id);
    return survey.pin === parsedInput.pin;
  });

export const openAction = actionClient
  //         ?????????? how many secrets one caller tries
  .schema(z.object({ id: z.string(), pin: z.string() }))
  .action(async ({ parsedInput }) => {
    const survey = await getSurvey(parsedInput.id);
    if (survey.pin !== parsedInput.pin) throw new Error("no");
    return survey;
  });

export const limitedAction = actionClient
  .schema(z.object({ email: z.string() }))
  .action(async ({ parsedInput }) => {
    await applyRateLimit("mail");
    await sendLinkEmail(parsedInput.email);
    return true;
  });

export const memberAction = authActionClient
  .schema(z.object({ email: z.string() }))
  .action(async ({ parsedInput }) => {
    await sendLinkEmail(parsedInput.email);
    return true;
  });

export async function suggest(prompt: string): Promise<string> {
  //                  ??????? how many model calls one caller makes
  const { text } = await generateText({ prompt });
  return text;
}

export async function answer(question: string, user: { creditsLeft: number }): Promise<string> {
  if (user.creditsLeft <= 0) throw new Error("no credits");
  const { text } = await generateText({ prompt: question });
  return text;
}
