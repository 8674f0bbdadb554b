// case: layer=single-node
const resetTokens = new Map<string, string>();
//    ???????????

export function request(email: string): string {
  const token = crypto.randomUUID();
  resetTokens.set(token, email);
  setTimeout(() => resetTokens.delete(token), 60_000);
  return token;
}

export function redeem(token: string): string {
  const email = resetTokens.get(token);
  if (email === undefined) throw new Error("invalid token");
  resetTokens.delete(token);
  return email;
}
