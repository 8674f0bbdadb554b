import { EventEmitter } from "node:events";

declare const prisma: any;
const events = new EventEmitter();

export function placed(orderId: string) {
  events.emit("placed", orderId);
}

events.on("placed", async (orderId: string) => {
  await prisma.audit.create({ data: { orderId } });
});
