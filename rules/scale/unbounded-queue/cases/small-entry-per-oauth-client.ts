declare function fetchToken(id: string, secret: string): Promise<string>;

const tokens = new Map<string, { token: string; expiresAt: number }>();
//    ?????? for ever

export async function accessToken(clientId: string, clientSecret: string): Promise<string> {
  const known = tokens.get(clientId);
  if (known !== undefined && known.expiresAt > Date.now()) return known.token;
  const token = await fetchToken(clientId, clientSecret);
  tokens.set(clientId, { token, expiresAt: Date.now() + 3_600_000 });
  return token;
}
