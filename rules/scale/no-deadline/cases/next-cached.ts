// case: file=src/app/api/route.ts package=next
// Next.js answers these from its data cache most of the time.
export const cached = () => fetch("https://cms.example/pages", { next: { revalidate: 60 } });
export const forced = () => fetch("https://cms.example/pages", { cache: "force-cache" });
