/** Package `fastify`: the types by which plugins say what options they take, so that what is handed in there has a type. Read from `fastify` 5.6.1. */

export type FastifyPluginAsync<Options = any, Server = any, Provider = any, Logger = any> = (
  instance: any,
  opts: Options,
) => Promise<void>;
export type FastifyPluginCallback<Options = any, Server = any, Provider = any, Logger = any> = (
  instance: any,
  opts: Options,
  done: (error?: Error) => void,
) => void;
