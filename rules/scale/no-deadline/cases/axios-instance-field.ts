// case: file=src/app/api/route.ts package=next,axios@1
// An instance in a field with an initializer.
import axios from "axios";

export class Chat {
  private http = axios.create({ headers: { "x-client": "chat" } });
//               ^^^^^^^^^^^^

  async post(text: string): Promise<void> {
    await this.http.post("https://chat.example", { text });
  }
}
