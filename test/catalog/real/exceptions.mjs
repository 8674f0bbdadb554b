/** Where an entry says more than the package's own types, and why that is right. A line that excuses nothing any more is a failure. */

const INTEROP = "an ES module's default export under its own name, as CommonJS code finds it";
const ON_NODE = "its types are those of browsers; on Node.js it passes the option on to node-fetch";

export const EXCEPTIONS = [
  {
    entry: "@nestjs__common@6",
    problem: /^ConsoleLogger\.\w+: /,
    because: "inherited from what its types leave out",
  },
  {
    entry: "@nestjs__common@6",
    problem: /^ParseFilePipe\.transform: /,
    because: "up to version 11",
  },
  {
    entry: "@nestjs__event-emitter@0",
    problem: /forRootAsync/,
    because: "nothing follows from it",
  },
  {
    entry: "@nestjs__microservices@6",
    problem: /ClientKafkaProxy/,
    because: "nobody constructs it",
  },
  { entry: "axios-retry@0", problem: /^default\.default: /, because: INTEROP },
  {
    entry: "croner@4",
    problem: /^new default: /,
    because: "up to version 8 the class was the default export",
  },
  { entry: "cross-fetch@0", problem: /init\.timeout/, because: ON_NODE },
  {
    entry: "dayjs@1",
    problem: /^export=\.(extend|max)\(\)/,
    because: "plugins add it to what they are given",
  },
  {
    entry: "got@12",
    problem: /throwHttpErrors|requestUrl|timings|UnsupportedProtocolError/,
    because: "names of versions 12 and 13",
  },
  { entry: "got@9", problem: /response\.ok/, because: "a getter of the response at run time" },
  { entry: "isomorphic-fetch@1", problem: /init\.timeout/, because: ON_NODE },
  {
    entry: "isomorphic-fetch@1",
    problem: /no such member/,
    because: "its types declare globals only",
  },
  {
    entry: "luxon@1",
    problem: /^DateTime\.invalid\(\)/,
    because: "the types of an invalid value are a conditional",
  },
  { entry: "meilisearch@0", problem: /^MeiliSearch: /, because: "the name up to version 0.53" },
  { entry: "node-fetch@1", problem: /signal/, because: "since 2.3, which its types leave out" },
  {
    entry: "node-fetch@3",
    problem: /^ResponseInit\./,
    because: "read by the constructor all the same",
  },
  { entry: "request@2", problem: /options: no such member/, because: "an alias at run time" },
  { entry: "rxjs@6", problem: /ConnectableObservable/, because: "nobody constructs it" },
  {
    entry: "undici@4",
    problem: /\.?(connect|upgrade): |^File: /,
    because: "the dispatcher takes the option for every method",
  },
  {
    entry: "wretch@1",
    problem: /^(WretchResponseChain|Wretch)\./,
    because: "addons add it to what they are given",
  },
];
