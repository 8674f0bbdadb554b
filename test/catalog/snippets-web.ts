/** Programs that use web frameworks, tokens, images and small clients as people do. */
import type { Expectation } from "./snippets.ts";

export const WEB_EXPECTATIONS: readonly Expectation[] = [
  {
    name: "remix sessions and requests",
    code: `
      import { createCookieSessionStorage, createCookie, json, type ActionFunctionArgs } from "@remix-run/node";
      import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
      const theme = createCookie("theme");
      const { getSession, commitSession } = createCookieSessionStorage({ cookie: { name: "s" } });
      export async function action({ request }: ActionFunctionArgs) {
        const session = await getSession(request.headers.get("cookie"));
        session.set("name", (await request.formData()).get("name"));
        return json({ ok: true }, { headers: { "set-cookie": await commitSession(session) } });
      }
      export async function loader({ request }: LoaderFunctionArgs) {
        const value = await theme.parse(request.headers.get("cookie"));
        return [value, await request.json()];
      }`,
    facts: {},
  },
  {
    name: "next headers and hashes",
    code: `
      import { cookies, headers } from "next/headers";
      import bcrypt from "bcrypt";
      import { compare } from "bcryptjs";
      import * as hashes from "bcryptjs";
      import { render } from "@react-email/render";
      import sharp from "sharp";
      const agent: string | null = (await headers()).get("user-agent");
      const token = (await cookies()).get("token")?.value;
      const hash: string = await bcrypt.hash("secret", 10);
      const same: boolean = await compare("secret", hash);
      const again = await hashes.genSalt(10);
      const image = await sharp("a.png").resize(10).webp().toBuffer();
      const html: string = await render({});
      export { agent, token, same, again, image, html };`,
    facts: {},
  },
  {
    name: "nest modules and tokens",
    code: `
      import { ModuleRef } from "@nestjs/core";
      import { JwtService } from "@nestjs/jwt";
      class Mailer {
        async send(): Promise<void> {}
      }
      export class Service {
        constructor(private readonly modules: ModuleRef, private readonly tokens: JwtService) {}
        async run(token: string): Promise<string> {
          await this.modules.get(Mailer).send();
          await this.tokens.verifyAsync(token);
          return this.tokens.signAsync({});
        }
      }`,
    facts: {},
  },
  {
    name: "containers",
    code: `
      import { asClass, createContainer, type AwilixContainer } from "awilix";
      class Mailer {
        async send(): Promise<void> {}
      }
      const container: AwilixContainer<{ mailer: Mailer }> = createContainer<{ mailer: Mailer }>();
      container.register({ mailer: asClass(Mailer).singleton() });
      await container.resolve("mailer").send();
      await container.cradle.mailer.send();`,
    facts: {},
  },
  {
    name: "signed requests and edge configuration",
    code: `
      import { AwsClient } from "aws4fetch";
      import { createClient, get } from "@vercel/edge-config";
      const client = new AwsClient({ accessKeyId: "a", secretAccessKey: "b" });
      const stored = await client.fetch("https://bucket.test/key", { method: "PUT" });
      const signed = await client.sign("https://bucket.test/key");
      const flag = await get("flag");
      const flags = await createClient("url").getAll();
      export { stored, signed, flag, flags };`,
    facts: {
      'new AwsClient({ accessKeyId: "a", secretAccessKey: "b" })': "creates aws4fetch options",
      'client.fetch("https://bucket.test/key", { method: "PUT" })':
        "call http, init.signal, default 300000, retries 10 jittered client.retries",
      'get("flag")': "read cloud",
      'createClient("url").getAll()': "read cloud",
    },
  },
  {
    name: "braze, baileys, tinybird and ecr",
    code: `
      import { Braze } from "braze-api";
      import makeWASocket, { delay, type WASocket } from "baileys";
      import { Tinybird } from "@chronark/zod-bird";
      import { DescribeImagesCommand, ECRClient } from "@aws-sdk/client-ecr";
      const braze = new Braze("url", "key");
      await braze.messages.send({});
      const socket: WASocket = makeWASocket({});
      await socket.sendMessage("id", { text: "hello" });
      await socket.profilePictureUrl("id");
      await delay(10);
      const bird = new Tinybird({ token: "t" });
      const readClicks = bird.buildPipe({ pipe: "clicks" });
      const addClick = bird.buildIngestEndpoint({ datasource: "clicks" });
      await readClicks({});
      await addClick({});
      const ecr = new ECRClient({});
      await ecr.send(new DescribeImagesCommand({}));`,
    facts: {
      "new ECRClient({})": "creates aws-client config, pool 50 config.requestHandler",
      "ecr.send(new DescribeImagesCommand({}))":
        "read cloud, options.abortSignal, client.requestHandler, default Infinity, retries 2 jittered client.maxAttempts client.retryStrategy",
      "braze.messages.send({})": "write push",
      'socket.sendMessage("id", { text: "hello" })': "write sms",
      'socket.profilePictureUrl("id")': "read rpc",
      "readClicks({})": "read warehouse",
      "addClick({})": "write warehouse",
    },
  },
  {
    name: "polar, plain, openpanel and keys of others",
    code: `
      import { OpenPanel } from "@openpanel/sdk";
      import { Polar } from "@polar-sh/sdk";
      import { PlainClient } from "@team-plain/typescript-sdk";
      import { createRemoteJWKSet, jwtVerify } from "jose";
      import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
      const panel = new OpenPanel({ clientId: "id" });
      await panel.track("event", { profileId: "p" });
      const polar = new Polar({ accessToken: "t" });
      await polar.checkouts.create({});
      await polar.orders.get({ id: "o" });
      const plain = new PlainClient({ apiKey: "k" });
      await plain.createThread({});
      await plain.getCustomerByEmail({});
      const keys = createRemoteJWKSet(new URL("https://keys.test"));
      await jwtVerify("token", keys);
      await jwtVerify("token", new TextEncoder().encode("secret"));
      await jwtVerify("token", JSON.parse("{}"));
      const shared = new RateLimiterRedis({});
      await shared.consume("key");
      const local = new RateLimiterMemory({});
      await local.consume("key", 2);`,
    facts: {
      'panel.track("event", { profileId: "p" })': "write analytics, retries 3 exponential",
      'new Polar({ accessToken: "t" })': "creates polar options",
      "polar.checkouts.create({})":
        "write payment, options.timeoutMs, options.fetchOptions.signal, client.timeoutMs",
      'polar.orders.get({ id: "o" })':
        "read payment, options.timeoutMs, options.fetchOptions.signal, client.timeoutMs",
      "plain.createThread({})": "write http",
      "plain.getCustomerByEmail({})": "read http",
      'createRemoteJWKSet(new URL("https://keys.test"))': "creates key-set options",
      'jwtVerify("token", keys)': "read http",
      'shared.consume("key")': "write cache",
      "new RateLimiterRedis({})": "creates rate-limiter options",
      "new RateLimiterMemory({})": "creates rate-limiter options, keeps rate-limit",
    },
  },
];
