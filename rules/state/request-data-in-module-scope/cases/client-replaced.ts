declare class Client {
  constructor(url: string);
  quit(): void;
  get(key: string): Promise<string>;
}

let client: Client | undefined;
//  ^^^^^^ is closed under those who use it
let known = "";

export function clientFor(url: string): Client {
  if (client !== undefined && known === url) return client;
  client?.quit();
  client = new Client(url);
  known = url;
  return client;
}
