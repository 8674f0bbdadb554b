// case: package=web-push@3,@vercel/blob@1
import { put } from "@vercel/blob";
import webPush from "web-push";

export async function notify(subscription: unknown, text: string): Promise<void> {
  await webPush.sendNotification(subscription, text);
  //    ^^^^^^^^^^^^^^^^^^^^^^^^ for ever
}

export async function notifyInTime(subscription: unknown, text: string): Promise<void> {
  await webPush.sendNotification(subscription, text, { timeout: 5_000 });
}

export async function publish(name: string, text: string): Promise<unknown> {
  return await put(name, text, { access: "public" });
  //           ^^^ for 11 times 300 s
}
