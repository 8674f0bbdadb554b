// case: layer=multi-node
//- src/photos/actions.ts
"use server";
import { z } from "zod";
import { env, Mistakes, PHOTO_API_KEY, STREETS_CACHE_KEY } from "@/lib/constants";
import { actionClient, authActionClient } from "@/lib/action-client";
import { createInvite, sendInviteEmail } from "@/lib/invites";
import { applyRateLimit } from "@/lib/rate-limit";

export const searchPhotosAction = actionClient
  //         ?????????????????? each call counts against our own key
  .schema(z.object({ query: z.string() }))
  .action(async ({ parsedInput }) => {
    const search = new URLSearchParams({ q: parsedInput.query, key: PHOTO_API_KEY });
    const response = await fetch(`https://photos.example.com/search?${search}`, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`photos: ${response.status}`);
    return (await response.json()) as string[];
  });

export const limitedPhotosAction = actionClient
  .schema(z.object({ query: z.string() }))
  .action(async ({ parsedInput }) => {
    await applyRateLimit("photos");
    const response = await fetch(`https://photos.example.com/search?q=${parsedInput.query}`, {
      headers: { Authorization: `Bearer ${env.PHOTO_API_KEY}` },
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`photos: ${response.status}`);
    return (await response.json()) as string[];
  });

export const memberPhotosAction = authActionClient
  .schema(z.object({ query: z.string() }))
  .action(async ({ parsedInput }) => {
    const response = await fetch(`https://photos.example.com/search?q=${parsedInput.query}&key=${PHOTO_API_KEY}`, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`photos: ${response.status}`);
    return (await response.json()) as string[];
  });

export const inviteAction = authActionClient
  //         ???????????? how many strangers one member mails
  .schema(z.object({ email: z.string() }))
  .action(async ({ parsedInput }) => {
    const { email } = parsedInput;
    const id = await createInvite(email);
    await sendInviteEmail(id, email);
    return id;
  });

export const acceptInviteAction = authActionClient
  .schema(z.object({ id: z.string() }))
  .action(async ({ parsedInput, ctx }) => {
    await sendInviteEmail(parsedInput.id, ctx.user.email);
    return true;
  });
export const weatherAction = actionClient
  //         ????????????? each call counts against our own key
  .schema(z.object({ city: z.string() }))
  .action(async ({ parsedInput }) => {
    const search = new URLSearchParams({ q: parsedInput.city, appid: process.env.OPEN_WEATHER_API_KEY ?? "" });
    const response = await fetch(`https://weather.example.com/now?${search}`, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`weather: ${response.status}`);
    return (await response.json()) as string[];
  });

// No key that is spent: a place in a cache, one that anybody may know, the name of a mistake.
export const streetsAction = actionClient
  .schema(z.object({ query: z.string() }))
  .action(async ({ parsedInput }) => {
    const response = await fetch(`https://maps.example.com/${STREETS_CACHE_KEY}?q=${parsedInput.query}&key=${process.env.MAPS_PUBLIC_API_KEY}`, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`${Mistakes.INVALID_API_KEY}: ${response.status}`);
    return (await response.json()) as string[];
  });

// Whoever calls shows the key.
export const shownAction = actionClient
  .schema(z.object({ query: z.string(), key: z.string() }))
  .action(async ({ parsedInput }) => {
    if (parsedInput.key !== process.env.DESK_API_KEY) return [];
    const response = await fetch(`https://desk.example.com/?q=${parsedInput.query}&key=${process.env.DESK_API_KEY}`, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`desk: ${response.status}`);
    return (await response.json()) as string[];
  });
//- src/pages/api/v1/keys/index.ts
import type { NextApiRequest, NextApiResponse } from "next";
import { createKey } from "@/features/keys";
import { checkApiKey } from "@/features/auth";

export default async function handler(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  //                          ??????? how often one key calls
  const owner = await checkApiKey(request.headers.authorization);
  if (owner === undefined) {
    response.status(401).end();
    return;
  }
  response.status(201).json(await createKey(owner));
}
//- src/pages/api/v1/keys/limited.ts
import type { NextApiRequest, NextApiResponse } from "next";
import { createKey } from "@/features/keys";
import { checkApiKey, rateLimit } from "@/features/auth";

export default async function handler(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const owner = await checkApiKey(request.headers.authorization);
  if (owner === undefined || !(await rateLimit(owner))) {
    response.status(401).end();
    return;
  }
  response.status(201).json(await createKey(owner));
}
