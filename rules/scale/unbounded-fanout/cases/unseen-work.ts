// case: layer=multi-node
import { prisma } from "../prisma";
import { evaluateSegment } from "./evaluate";
import { short } from "./short";

export async function segmentsOf(environmentId: string, personId: string): Promise<unknown> {
  const segments = await prisma.segment.findMany({ where: { environmentId } });
  const promises = segments.map(async (segment) => evaluateSegment(segment, personId));
  return Promise.all(promises);
//       ??????????? for each element at once
}

export async function namesOf(environmentId: string): Promise<unknown> {
  const segments = await prisma.segment.findMany({ where: { environmentId } });
  return Promise.all(segments.map(async (segment) => short(segment)));
}
