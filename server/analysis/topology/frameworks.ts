/** Packages that answer requests and packages that make pages for browsers: what the dependencies of a folder say it is. */

/** Frameworks that answer requests, as packages and as what Vercel calls them. */
export const SERVERS =
  /^(?:next(?:js)?|nuxt\d?|nuxt-nightly|astro|remix|react-router|gatsby|blitz|waku|payload|vinxi|vike|nitro(?:pack)?|h3|express|fastify|hono|koa|polka|restify|elysia|micro|itty-router|xmcp|@hapi\/.*|@nestjs\/.*|@remix-run\/.*|@react-router\/.*|@sveltejs\/kit|sveltekit(?:-1)?|@solidjs\/start|solidstart(?:-1)?|@tanstack\/.*start.*|tanstack-start|@builder\.io\/qwik-city|@angular\/ssr|@redwoodjs\/.*|@trpc\/server|@vercel\/(?:node|functions|edge)|@analogjs\/.*)$/;

/** What draws pages in browsers. */
const PAGES =
  /^(?:react-scripts|react-app-rewired|@craco\/craco|@angular\/core|@vue\/cli-service|vue|react-dom|svelte|preact|solid-js|lit)$/;

/** Beyond the frameworks: what a program needs to work for others without a browser. */
const WORKERS =
  /^(?:bullmq?|bee-queue|agenda|kafkajs|amqplib|amqp-connection-manager|nats|ws|socket\.io|pg|mysql2?|mongodb|mongoose|ioredis|redis|@prisma\/client|typeorm|sequelize|drizzle-orm|@temporalio\/worker|@aws-sdk\/.*|grpc|@grpc\/grpc-js)$/;

/** The names in a package.json, those of development too: pages are built before they are deployed. */
export function dependenciesOf(manifest: Readonly<Record<string, unknown>>): readonly string[] {
  return ["dependencies", "devDependencies"].flatMap((key) => {
    const names = manifest[key];
    return typeof names === "object" && names !== null ? Object.keys(names) : [];
  });
}

/** True for a package that is built to files for browsers and brings nothing that could answer a request. */
export function isBrowserOnly(manifest: Readonly<Record<string, unknown>>): boolean {
  const names = dependenciesOf(manifest);
  // Routers of these names serve browsers as well; as development tools, servers are for development.
  const own = Object.keys((manifest.dependencies as object | undefined) ?? {});
  const isServed = own.some(
    (name) => (SERVERS.test(name) && name !== "react-router") || WORKERS.test(name),
  );
  return !isServed && names.some((name) => PAGES.test(name));
}
