// case: file=src/app/api/auth/forgot-password/route.ts
import { sendResetEmail } from "@/lib/email";

export async function POST(request: Request): Promise<Response> {
  //                  ???? how often one caller tries `POST /api/auth/forgot-password`
  const { email } = await request.json();
  await sendResetEmail(email);
  return Response.json({});
}

export async function GET(): Promise<Response> {
  return Response.json({});
}
