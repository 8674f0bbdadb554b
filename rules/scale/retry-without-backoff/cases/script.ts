// case: layer=multi-node file=scripts/seed.ts
async function seed(url: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      await fetch(url, { method: "POST", signal: AbortSignal.timeout(1_000) });
      return;
    } catch (error) {
      console.warn(error);
    }
  }
}

await seed("http://localhost:3000/seed");
