// case: package=axios@1
import axios from "axios";

const api = axios.create({ baseURL: "https://api.example.com", timeout: 5_000 });

export async function GET(request: Request): Promise<Response> {
  api.defaults.headers.common["Authorization"] = request.headers.get("authorization") ?? "";
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Set for every later call
  const { data } = await api.get("/orders");
  return Response.json(data);
}
