// case: layer=multi-node package=date-fns@3,dayjs@1
//- src/orders.ts
import dayjs from "dayjs";
import { format } from "date-fns";
import { db, nextSequence, s3 } from "@/lib";

const EPOCH = Date.UTC(2022, 0, 1);

export function nextOrderNumber(shop: string): string {
  const ticks = Date.now() - EPOCH;
  //            ^^^^^^^^^^ is made of the time
  return `${shop}-${ticks.toString(36)}`;
}

export async function store(clientNo: string, body: Uint8Array): Promise<void> {
  const key = `clients/${clientNo}/${format(new Date(), "yyyyMMdd-HHmmss")}.pdf`;
  //                                        ^^^^^^^^^^ made in the same second are one
  await s3.upload({ Key: key, Body: body });
}

const stamp = () => new Date().toISOString().replace(/\D/g, "").slice(0, 14);
//                  ^^^^^^^^^^ made in the same second are one

export async function invoice(total: number): Promise<void> {
  const invoiceNumber = `INV-${stamp()}`;
  await db.invoice.create({ data: { invoiceNumber, total } });
}

export async function ticket(subject: string): Promise<void> {
  const made = dayjs().format("YYMMDDHHmmss");
  //           ^^^^^^^ made in the same second are one
  await db.ticket.create({ data: { ticketNumber: `T${made}`, subject } });
}

// A day with a number of its own, a window, an age, a time that is kept as one, a part that nothing else has.
export async function fine(ip: string, born: number): Promise<unknown> {
  const orderNumber = `${dayjs().format("YYYYMMDD")}-${await nextSequence()}`;
  const key = `limit:${ip}:${Math.floor(Date.now() / 1000)}`;
  const age = `${Date.now() - born}`;
  const now = Date.now();
  const seq = await nextSequence();
  const reference = `R-${now}-${seq}`;
  return { orderNumber, key, age, now, reference };
}
