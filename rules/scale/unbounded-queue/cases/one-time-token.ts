export class Logins {
  private logins: { [token: string]: string } = {};
  //      ^^^^^^ unused ones stay

  begin(loginToken: string, user: string): void {
    this.logins[loginToken] = user;
  }

  redeem(loginToken: string): string | undefined {
    const user = this.logins[loginToken];
    delete this.logins[loginToken];
    return user;
  }
}

export const logins = new Logins();
