// case: layer=multi-node
//- src/middleware.ts
import { isLogin, isSignUp, isShared } from "./paths";
import { loginLimiter, shareLimiter, signUpLimiter } from "./limits";

export async function middleware(request: { path: string; ip: string }): Promise<void> {
  if (isLogin(request.path)) await loginLimiter(request.ip);
//    ????????????????????? forgotten passwords
  else if (isSignUp(request.path)) await signUpLimiter(request.ip);
  else if (isShared(request.path)) await shareLimiter(request.ip);
}
//- src/whole.ts
import { isForgotten, isLogin } from "./paths";
import { loginLimiter, mailLimiter } from "./limits";

export async function middleware(request: { path: string; ip: string }): Promise<void> {
  if (isLogin(request.path)) await loginLimiter(request.ip);
  else if (isForgotten(request.path)) await mailLimiter(request.ip);
}
