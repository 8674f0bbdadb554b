// case:
import { Body, Controller, Get, Param, Post, UseGuards } from "@nestjs/common";
import { JwtAuthGuard } from "./guards";
import { AuthService } from "./service";

@Controller("auth")
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post("signin")
  async signInMagicLink(@Body() body: { email: string }) {
    //  ??????????????? how often one caller tries `POST /auth/signin`
    return this.auth.signIn(body.email);
  }

  @Post("reset")
  async resetPassword(@Body() body: { token: string; password: string }) {
    //  ????????????? how often one caller tries `POST /auth/reset`
    return this.auth.reset(body);
  }

  /** Who gets here has a session. */
  @Post("verify-email")
  @UseGuards(JwtAuthGuard)
  async verify(@Body() body: { code: string }) {
    return this.auth.verify(body);
  }

  @Get("login/providers")
  async providers(@Param("org") org: string) {
    return this.auth.providers(org);
  }

  @Post("logout")
  async logout() {
    return this.auth.logout();
  }
}
