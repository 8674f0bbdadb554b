/** Which imports tell where a file runs. Names of packages are facts about them, not guesses at what a file does. */
import type { Context } from "../../../rules/kit/rule.ts";

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Importing one of these means that the file is part of a page. */
export const BROWSER_PACKAGES = list(`
  react-dom next/navigation next/router next/link next/image next/dynamic next-themes next-auth/react next-intl/client zustand jotai
  recoil swr @tanstack/react-query @tanstack/react-table @tanstack/react-router @tanstack/vue-query framer-motion motion/react
  vue vue-router pinia @vueuse/core vue-i18n svelte svelte/store @angular/core @angular/common/http @angular/router @angular/material
  react-hook-form sonner lucide-react nuqs react-router-dom @radix-ui/react-dialog @apollo/client @reduxjs/toolkit react-redux
  redux mobx @mui/material @chakra-ui/react @medusajs/ui posthog-js @sentry/react @sentry/browser react-native expo
  @tauri-apps/api @stripe/ui-extension-sdk/ui @stripe/ui-extension-sdk chart.js recharts react-i18next codemirror @codemirror/state @tiptap/react reactflow @xyflow/react
  axios-cache-adapter localforage idb-keyval dexie solid-js preact @remix-run/dom @clerk/nextjs/client @dnd-kit/core
`);

const ROOTS: readonly [Context, ReadonlySet<string>][] = [
  [
    "request",
    list(`
      express fastify koa @koa/router koa-router hono @hono/zod-openapi @hono/node-server @hono/zod-validator restify @hapi/hapi
      @trpc/server apollo-server apollo-server-express @apollo/server graphql-yoga elysia h3 nitro polka micro next/server
      next/headers server-only @remix-run/node @remix-run/express @remix-run/server-runtime next-safe-action next-auth
      @nestjs/platform-express @tanstack/react-start @tanstack/react-start/server @tanstack/start express-rate-limit multer passport socket.io ws @fastify/websocket
    `),
  ],
  [
    "consumer",
    list(`
      bull bee-queue kafkajs amqplib amqp-connection-manager nats pg-boss graphile-worker sqs-consumer @aws-sdk/client-sqs
      @temporalio/worker inngest @google-cloud/pubsub mqtt
    `),
  ],
  // Plugins of what builds pages run when they are built.
  ["script", list("tailwindcss/plugin")],
  ["job", list("node-cron croner cron @nestjs/schedule node-schedule agenda")],
  [
    "serverless",
    list(
      "aws-lambda @types/aws-lambda @azure/functions firebase-functions @google-cloud/functions-framework",
    ),
  ],
  [
    "cli",
    list(
      "commander yargs yargs/yargs @oclif/core cac @clack/prompts inquirer enquirer prompts meow citty @inquirer/prompts oclif caporal clipanion",
    ),
  ],
  [
    "test",
    list(
      "vitest jest @jest/globals @playwright/test mocha chai supertest sinon ava cypress nock msw msw/node testcontainers @testcontainers/postgresql @testcontainers/redis @testcontainers/mysql @testing-library/react @nestjs/testing node:test",
    ),
  ],
];

/** Importing one of these means a server process, of whatever kind. */
const SERVER_PACKAGES = list(`
  @nestjs/common @nestjs/core @nestjs/axios @nestjs/config @nestjs/microservices @nestjs/graphql pg postgres mysql mysql2 mysql2/promise
  mongodb mongoose typeorm sequelize knex kysely @prisma/client @mikro-orm/core ioredis redis @upstash/redis @upstash/ratelimit bullmq
  nodemailer jsonwebtoken bcrypt bcryptjs argon2 winston pino dotenv @clickhouse/client @aws-sdk/client-s3 @aws-sdk/client-dynamodb
  @aws-sdk/client-ses @aws-sdk/client-sesv2 @google-cloud/storage @azure/storage-blob awilix inversify tsyringe typedi
  formidable busboy @trigger.dev/sdk @trigger.dev/sdk/v3 @upstash/qstash @medusajs/framework/utils @medusajs/medusa
  @medusajs/framework/http @medusajs/framework/workflows-sdk @sentry/node @opentelemetry/sdk-node stripe resend twilio @slack/web-api
  @slack/bolt openai @anthropic-ai/sdk langchain @temporalio/activity minio sharp puppeteer web-push
`);

const ROOT_OF = new Map<string, Context>();
for (const [context, names] of ROOTS) for (const name of names) ROOT_OF.set(name, context);

const NODE_BUILTINS = list(`
  assert async_hooks buffer child_process cluster crypto dgram diagnostics_channel dns domain events fs fs/promises http http2 https
  inspector module net os path perf_hooks process readline stream stream/promises string_decoder timers timers/promises tls tty url
  util v8 vm worker_threads zlib
`);
/** Builtins that also run, or are bundled, in browsers. */
const NEUTRAL_BUILTINS = list(
  "assert buffer events path process querystring string_decoder url util",
);

/** A module of Node that no bundler puts into a page. */
export function isPlatformModule(specifier: string): boolean {
  const builtin = specifier.startsWith("node:") ? specifier.slice(5) : specifier;
  return NODE_BUILTINS.has(builtin) && !NEUTRAL_BUILTINS.has(builtin);
}

/** The context an import gives away, `server` for a server process of unknown kind, undefined for nothing. */
export function contextOfImport(specifier: string): Context | "server" | undefined {
  const root = ROOT_OF.get(specifier);
  if (root !== undefined) return root;
  if (
    BROWSER_PACKAGES.has(specifier) ||
    /^@radix-ui\/react-|^@angular\/(?!ssr)|^react-dom\b/.test(specifier)
  )
    return "browser";
  if (
    SERVER_PACKAGES.has(specifier) ||
    /^@aws-sdk\/(client|lib)-|^@nestjs\/(?!swagger)|^@google-cloud\//.test(specifier)
  )
    return "server";
  return isPlatformModule(specifier) ? "server" : undefined;
}

/** Dependencies that make a package a server when nothing else is known of a file. */
export const SERVER_DEPENDENCIES = list(`
  express fastify koa hono @nestjs/core @hapi/hapi @trpc/server @apollo/server apollo-server graphql-yoga elysia restify bullmq
  bull kafkajs pg-boss amqplib @medusajs/framework @medusajs/medusa @remix-run/node @remix-run/express next nitropack pg mysql2 mongodb mongoose typeorm
  @prisma/client sequelize ioredis nodemailer @hono/node-server @types/node
`);
export const BROWSER_DEPENDENCIES = list(`
  react-dom vue svelte @angular/core solid-js preact react-native @tauri-apps/api react
`);
