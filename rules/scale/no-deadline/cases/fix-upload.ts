// case: package=axios@1
import axios from "axios";

export async function upload(url: string, picture: Blob): Promise<void> {
  const parts = new FormData();
  parts.append("picture", picture);
  await axios.request({ method: "post", url, data: parts });
  //    ^^^^^^^^^^^^^
}
