// case: package=next
// Routes that are answered from a page built before, and routes that are not.
//- src/app/static/route.ts
export const dynamic = "force-static";
export const GET = () => fetch("https://cms.example/pages");
//- src/app/hourly/route.ts
export const revalidate = 3600;
export const GET = () => fetch("https://cms.example/pages");
//- src/app/live/route.ts
export const revalidate = 0;
export const GET = () => fetch("https://cms.example/pages");
//                       ^^^^^
