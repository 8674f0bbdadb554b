// case: package=ioredis@5
declare function sendSms(to: string, text: string): Promise<void>;

const codes = new Map<string, { code: string; expiresAt: number }>();
//    ^^^^^ left by one request for the next

export async function requestCode(phone: string) {
  const code = crypto.randomUUID().slice(0, 6);
  codes.set(phone, { code, expiresAt: Date.now() + 300_000 });
  await sendSms(phone, code);
}

export async function verifyCode(phone: string, code: string): Promise<boolean> {
  const entry = codes.get(phone);
  if (!entry || entry.expiresAt < Date.now()) return false;
  if (entry.code !== code) return false;
  codes.delete(phone);
  return true;
}
