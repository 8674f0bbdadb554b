//- src/order.ts
export interface Row {
  updatedAt: string;
}
export const isStale = (incoming: Row, stored: Row): boolean =>
  new Date(incoming.updatedAt) <= new Date(stored.updatedAt);
//??????????????????????????????????????????????????????????
//- src/service.ts
import { isStale, type Row } from "./order.ts";

declare const rowRepository: { findOne(): Promise<Row>; save(row: Row): Promise<void> };

export async function receive(incoming: Row): Promise<void> {
  const stored = await rowRepository.findOne();
  if (isStale(incoming, stored)) return;
  await rowRepository.save(incoming);
}
