// case: layer=single-node
declare const prisma: any;

let paying = false;

export async function pay() {
  if (paying) return;
  paying = true;
  try {
    await prisma.payout.create({ data: {} });
  } finally {
    paying = false;
  }
}
