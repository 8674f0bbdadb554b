/**
 * What is run to prove facts. Each client says how to make a call to an address; the runner gives it a server that
 * stays silent (`default` and `deadline`), one that sends a byte now and then (`body`) and one that hangs up (`retries`).
 */

/** Milliseconds that a way gives; the call must then end well before the default could. */
export const GIVEN = 1500;

const of = (loaded) => loaded.default ?? loaded;
const AWS = { region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" } };
const signal = () => AbortSignal.timeout(GIVEN);

/** One command of an AWS client; a requestTimeout alone is no deadline. */
function aws(entry, client, command, input, more = {}) {
  return {
    entry,
    load: `@aws-sdk/${entry.slice("@aws-sdk__".length, -2)}`,
    symbol: `${client}.send`,
    call: (sdk, { origin }, options) =>
      new sdk[client]({ ...AWS, endpoint: origin, ...more }).send(new sdk[command](input), options),
    ways: { abortSignal: () => ({ abortSignal: signal() }) },
    retries: true,
  };
}

const axiosCalls = ["get", "delete", "head", "options"].map((verb) => ({
  entry: "axios@0",
  load: "axios",
  symbol: `axios.Axios.${verb}`,
  call: (axios, { url }, options) => of(axios)[verb](url, options),
  ways: { timeout: () => ({ timeout: GIVEN }), signal: () => ({ signal: signal() }) },
  body: {
    timeout: verb === "get" ? "headers" : undefined,
    signal: verb === "get" ? "total" : undefined,
  },
}));

const axiosWrites = ["post", "put", "patch"].map((verb) => ({
  entry: "axios@0",
  load: "axios",
  symbol: `axios.Axios.${verb}`,
  call: (axios, { url }, options) => of(axios)[verb](url, { a: 1 }, options),
  ways: { timeout: () => ({ timeout: GIVEN }) },
}));

const nodeFetch = (entry, load) => ({
  entry,
  load,
  call: (fetch, { url }, options) => of(fetch)(url, options).then((answer) => answer.text()),
});

export const EXPERIMENTS = [
  ...axiosCalls,
  ...axiosWrites,
  {
    ...nodeFetch("platform/fetch", undefined),
    symbol: "fetch",
    call: (_, { url }, options) => fetch(url, options).then((answer) => answer.text()),
    ways: { signal: () => ({ signal: signal() }) },
    body: { signal: "total" },
  },
  {
    entry: "node/http",
    load: "node:http",
    symbol: "get",
    call: (http, { url }, options) =>
      new Promise((resolve, reject) => {
        const request = http.get(url, options ?? {}, (answer) => {
          answer.resume().on("end", resolve).on("error", reject);
        });
        request.on("error", reject);
      }),
    ways: { signal: () => ({ signal: signal() }) },
    body: { signal: "total" },
  },
  {
    entry: "got@12",
    load: "got",
    symbol: "GotReadFunction",
    call: (got, { url }, options) => of(got).get(url, options),
    ways: { "timeout.request": () => ({ timeout: { request: GIVEN }, retry: { limit: 0 } }) },
    body: { "timeout.request": "total" },
  },
  {
    entry: "got@9",
    load: "got--11",
    symbol: "got.GotReadFunction",
    call: (got, { url }, options) => of(got).get(url, options),
    ways: { timeout: () => ({ timeout: GIVEN, retry: 0 }) },
  },
  {
    entry: "ky@0",
    load: "ky",
    symbol: "KyInstance.get",
    call: (ky, { url }, options) => of(ky).get(url, options).text(),
    ways: { timeout: () => ({ timeout: GIVEN, retry: 0 }) },
    body: { timeout: "headers" },
  },
  {
    ...nodeFetch("node-fetch@3", "node-fetch"),
    symbol: "fetch",
    ways: { signal: () => ({ signal: signal() }) },
    body: { signal: "total" },
  },
  {
    ...nodeFetch("node-fetch@1", "node-fetch--2"),
    symbol: "fetch",
    ways: { timeout: () => ({ timeout: GIVEN }) },
  },
  { ...nodeFetch("cross-fetch@0", "cross-fetch"), symbol: "fetch", ways: {} },
  {
    entry: "superagent@0",
    load: "superagent",
    symbol: "request.Verbs.get",
    call: (superagent, { url }) =>
      of(superagent)
        .get(url)
        .then((answer) => answer.text),
    ways: {},
  },
  {
    entry: "request@2",
    load: "request",
    symbol: "request.RequestRead",
    call: (request, { url }, options) =>
      new Promise((resolve, reject) => {
        of(request).get(url, options ?? {}, (error) => (error ? reject(error) : resolve()));
      }),
    ways: { timeout: () => ({ timeout: GIVEN }) },
    body: { timeout: "headers" },
  },
  {
    entry: "needle@1",
    load: "needle",
    symbol: "needle",
    call: (needle, { url }, options) => of(needle)("get", url, null, options),
    ways: { response_timeout: () => ({ response_timeout: GIVEN }) },
    body: { response_timeout: "headers" },
  },
  {
    entry: "undici@4",
    load: "undici",
    symbol: "request",
    call: (undici, { url }, options) =>
      undici.request(url, options).then(({ body }) => body.text()),
    ways: {
      signal: () => ({ signal: signal() }),
      headersTimeout: () => ({ headersTimeout: GIVEN, bodyTimeout: GIVEN }),
    },
    body: { signal: "total", headersTimeout: "headers" },
  },
  {
    entry: "ofetch@0",
    load: "ofetch",
    symbol: "$Fetch",
    call: ({ ofetch }, { url }, options) => ofetch(url, options),
    ways: { timeout: () => ({ timeout: GIVEN, retry: 0 }) },
    body: { timeout: "headers" },
  },
  ...["get", "post"].map((verb) => ({
    entry: "xior@0",
    load: "xior",
    symbol: `Xior.${verb}`,
    call: ({ Xior }, { url }, options) =>
      verb === "get" ? new Xior().get(url, options) : new Xior().post(url, { a: 1 }, options),
    ways: { timeout: () => ({ timeout: GIVEN }), signal: () => ({ signal: signal() }) },
  })),
  {
    entry: "graphql-request@1",
    load: "graphql-request",
    symbol: "GraphQLClient.request",
    call: ({ GraphQLClient }, { url }, options) =>
      new GraphQLClient(url).request({ document: "{ a }", ...options }),
    ways: { signal: () => ({ signal: signal() }) },
  },
  aws("@aws-sdk__client-s3@3", "S3Client", "ListBucketsCommand", {}, { forcePathStyle: true }),
  aws("@aws-sdk__client-lambda@3", "LambdaClient", "InvokeCommand", { FunctionName: "f" }),
  aws("@aws-sdk__client-ses@3", "SESClient", "ListIdentitiesCommand", {}),
  aws("@aws-sdk__client-sesv2@3", "SESv2Client", "GetAccountCommand", {}),
  aws("@aws-sdk__client-secrets-manager@3", "SecretsManagerClient", "ListSecretsCommand", {}),
  aws("@aws-sdk__client-ssm@3", "SSMClient", "GetParameterCommand", { Name: "a" }),
  aws("@aws-sdk__client-kms@3", "KMSClient", "DescribeKeyCommand", { KeyId: "a" }),
  aws("@aws-sdk__client-sts@3", "STSClient", "GetCallerIdentityCommand", {}),
  aws("@aws-sdk__client-cloudwatch@3", "CloudWatchClient", "ListMetricsCommand", {}),
  aws("@aws-sdk__client-eventbridge@3", "EventBridgeClient", "ListEventBusesCommand", {}),
  {
    entry: "@google-cloud__storage@2",
    load: "@google-cloud/storage",
    symbol: "Bucket.getMetadata",
    call: ({ Storage }, { origin }) =>
      new Storage({ apiEndpoint: origin, projectId: "p" }).bucket("b").getMetadata(),
    ways: {},
  },
  {
    entry: "@azure__storage-blob@12",
    load: "@azure/storage-blob",
    symbol: "ContainerClient.getProperties",
    call: ({ BlobServiceClient, StorageSharedKeyCredential }, { origin }, options) =>
      new BlobServiceClient(`${origin}/account`, new StorageSharedKeyCredential("account", "a2V5"))
        .getContainerClient("c")
        .getProperties(options),
    ways: { abortSignal: () => ({ abortSignal: signal() }) },
  },
  {
    entry: "minio@7",
    load: "minio",
    symbol: "Client.listBuckets",
    call: (minio, { port }) =>
      new (minio.Client ?? of(minio).Client)({
        endPoint: "127.0.0.1",
        port,
        useSSL: false,
        accessKey: "a",
        secretKey: "b",
        region: "us-east-1",
      }).listBuckets(),
    ways: {},
  },
  {
    entry: "stripe@8",
    load: "stripe",
    symbol: "Calls.create",
    call: (stripe, { port }, options) =>
      new (of(stripe))("sk_test_x", { host: "127.0.0.1", port, protocol: "http" }).customers.create(
        {},
        options,
      ),
    ways: { timeout: () => ({ timeout: GIVEN, maxNetworkRetries: 0 }) },
    retries: true,
  },
  {
    entry: "openai@4",
    load: "openai",
    symbol: "Calls.create",
    call: ({ OpenAI }, { origin }, options) =>
      new OpenAI({ apiKey: "x", baseURL: origin }).chat.completions.create(
        { model: "m", messages: [] },
        options,
      ),
    ways: {
      timeout: () => ({ timeout: GIVEN, maxRetries: 0 }),
      signal: () => ({ signal: signal() }),
    },
    retries: true,
  },
  {
    entry: "@anthropic-ai__sdk@0",
    load: "@anthropic-ai/sdk",
    symbol: "Calls.create",
    call: (anthropic, { origin }, options) =>
      new (of(anthropic))({ apiKey: "x", baseURL: origin }).messages.create(
        { model: "m", max_tokens: 1, messages: [{ role: "user", content: "a" }] },
        options,
      ),
    ways: {
      timeout: () => ({ timeout: GIVEN, maxRetries: 0 }),
      signal: () => ({ signal: signal() }),
    },
    retries: true,
  },
  {
    entry: "@slack__web-api@5",
    load: "@slack/web-api",
    symbol: "WebClient.apiCall",
    call: ({ WebClient }, { origin }) =>
      new WebClient("x", { slackApiUrl: `${origin}/`, logger: quiet() }).apiCall("auth.test"),
    ways: {},
  },
  {
    entry: "@slack__webhook@5",
    load: "@slack/webhook",
    symbol: "IncomingWebhook.send",
    call: ({ IncomingWebhook }, { url }) => new IncomingWebhook(url).send("a"),
    ways: {},
  },
  {
    entry: "@octokit__request@5",
    load: "@octokit/request",
    symbol: "RequestInterface",
    call: ({ request }, { origin }, options) => request("GET /x", { baseUrl: origin, ...options }),
    ways: { "request.signal": () => ({ request: { signal: signal() } }) },
  },
  {
    entry: "@elastic__elasticsearch@9",
    load: "@elastic/elasticsearch",
    symbol: "Client.search",
    call: ({ Client }, { origin }, options) =>
      new Client({ node: origin }).search({ index: "a" }, options),
    ways: {
      requestTimeout: () => ({ requestTimeout: GIVEN, maxRetries: 0 }),
      signal: () => ({ signal: signal() }),
    },
    retries: true,
  },
  {
    entry: "@opensearch-project__opensearch@1",
    load: "@opensearch-project/opensearch",
    symbol: "Client.search",
    call: ({ Client }, { origin }, options) =>
      new Client({ node: origin, ...options?.client }).search({ index: "a" }, options?.call),
    // Its four attempts take longer than anybody waits here.
    isWaitedFor: false,
    ways: {
      requestTimeout: () => ({ client: { maxRetries: 0 }, call: { requestTimeout: GIVEN } }),
    },
    retries: true,
  },
  {
    entry: "meilisearch@0",
    load: "meilisearch",
    symbol: "Index.search",
    call: ({ Meilisearch, MeiliSearch }, { origin }) =>
      new (Meilisearch ?? MeiliSearch)({ host: origin }).index("a").search("b"),
    ways: {},
  },
  {
    entry: "typesense@1",
    load: "typesense",
    symbol: "Documents.search",
    call: ({ Client }, { port }) =>
      new Client({
        nodes: [{ host: "127.0.0.1", port, protocol: "http" }],
        apiKey: "x",
        numRetries: 0,
        logLevel: "silent",
      })
        .collections("a")
        .documents()
        .search({ q: "b", query_by: "c" }),
    ways: {},
  },
  {
    entry: "web-push@3",
    load: "web-push",
    symbol: "sendNotification",
    // It speaks TLS, which a silent server never answers.
    call: (push, { port }, options) =>
      of(push).sendNotification({ endpoint: `https://127.0.0.1:${port}/x` }, null, options),
    ways: { timeout: () => ({ timeout: GIVEN }) },
  },
  {
    entry: "mailgun.js@3",
    load: "mailgun.js",
    symbol: "Messages.create",
    call: (mailgun, { origin }) =>
      new (of(of(mailgun)))(FormData)
        .client({ username: "api", key: "x", url: origin })
        .messages.create("d", { from: "a@b.c", to: "a@b.c", text: "t" }),
    ways: {},
  },
  {
    entry: "twilio@3",
    load: "twilio",
    symbol: "MessageList.create",
    call(twilio, server) {
      const httpClient = new (of(twilio).RequestClient)();
      const { request } = httpClient;
      httpClient.request = (options) => request.call(httpClient, { ...options, uri: server.url });
      const client = of(twilio)("AC0123456789abcdef0123456789abcdef", "x", { httpClient });
      return client.messages.create({ to: "+1", from: "+1", body: "a" });
    },
    ways: {},
  },
  {
    entry: "@grpc__grpc-js@1",
    load: "@grpc/grpc-js",
    symbol: "Client.makeUnaryRequest",
    call: (grpc, { port }, options) =>
      new Promise((resolve, reject) => {
        const client = new (grpc.Client ?? of(grpc).Client)(
          `127.0.0.1:${port}`,
          (grpc.credentials ?? of(grpc).credentials).createInsecure(),
        );
        const bytes = (value) => value;
        const argument = Buffer.from("");
        const metadata = new (grpc.Metadata ?? of(grpc).Metadata)();
        client.makeUnaryRequest(
          "/a.B/C",
          bytes,
          bytes,
          argument,
          metadata,
          options ?? {},
          (error, value) => (error ? reject(error) : resolve(value)),
        );
      }),
    ways: { deadline: () => ({ deadline: Date.now() + GIVEN }) },
  },
];

function quiet() {
  const none = () => {};
  return {
    debug: none,
    info: none,
    warn: none,
    error: none,
    setLevel: none,
    getLevel: () => "error",
    setName: none,
  };
}
