declare const prisma: any;

let buffered: string[] = [];
let flushing = false;

export async function add(line: string) {
  if (buffered.length >= 1_000) throw new Error("full");
  buffered.push(line);
}

export async function flush() {
  if (flushing) return;
  flushing = true;
  try {
    const lines = buffered;
    buffered = [];
    await prisma.line.createMany({ data: lines.map((text) => ({ text })) });
  } finally {
    flushing = false;
  }
}
