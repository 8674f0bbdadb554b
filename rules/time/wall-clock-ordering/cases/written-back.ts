// case: layer=distributed
import { prisma } from "../prisma";

/** Each device keeps the newest time that it was told. */
export async function ingest(deviceId: string, reading: { value: number; timestamp: number }): Promise<void> {
  const device = await prisma.device.findUniqueOrThrow({ where: { id: deviceId } });
  if (device.lastReadingAt.getTime() >= reading.timestamp) return;
//    ??????????????????????????????????????????????????? write; two machines' clocks disagree
  await prisma.device.update({
    where: { id: deviceId },
    data: { value: reading.value, lastReadingAt: new Date(reading.timestamp) },
  });
}

/** Nothing is decided by it. */
export async function isLate(deviceId: string, reading: { timestamp: number }): Promise<boolean> {
  const device = await prisma.device.findUniqueOrThrow({ where: { id: deviceId } });
  return device.lastReadingAt.getTime() >= reading.timestamp;
}
