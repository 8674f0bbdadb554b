// case: layer=multi-node file=src/claims/keys.ts
import { randomUUID } from "node:crypto";

// A number made of a date by a plus, in a key that is put together from parts.
export function objectKey(claim: string, suffix: string): string {
  return ["claims", claim, `${+new Date()}${suffix}`].join("/");
//                             ?????????? is made of the time
}

export function photoKey(claim: string, suffix: string): string {
  return ["claims", claim, `${randomUUID()}${suffix}`].join("/");
}

export const scanPath = (folder: string) => `${folder}/scan-${+new Date()}.pdf`;
//                                                             ?????????? is made of the time

// A day is a period, and an age is no name.
export function dayKey(meter: string): string {
  return `${meter}:${new Date().toISOString().slice(0, 10)}`;
}

export const ageOf = (born: Date) => `${+new Date() - +born}`;
