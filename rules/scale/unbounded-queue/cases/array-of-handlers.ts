type Handler = (message: string) => void;
const handlers: Handler[] = [];

export function listen(handler: Handler): () => void {
  handlers.push(handler);
  return () => {
    handlers.splice(handlers.indexOf(handler), 1);
  };
}

export function emit(message: string): void {
  for (const handler of handlers) handler(message);
}
