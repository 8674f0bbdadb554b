// case: file=src/app/api/route.ts package=next,axios@1
// An instance assigned in a constructor.
import Axios, { type AxiosInstance } from "axios";

export class Chat {
  readonly #http: AxiosInstance;
  private readonly other: AxiosInstance;

  constructor(token: string) {
    this.#http = Axios.create({ headers: { authorization: token } });
//               ^^^^^^^^^^^^
    this.other = Axios.create({ timeout: 2_000 });
  }

  async post(text: string): Promise<void> {
    await this.#http.post("https://chat.example", { text });
    await this.other.post("https://chat.example", { text });
  }
}
