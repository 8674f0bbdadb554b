// case: layer=multi-node file=src/index.ts alone
import app from "./app";
import { env } from "./env";

// What is imported cannot be seen, and may handle the signal.
app.listen(env.PORT, () => {
//<??????? Nothing closes the server
  console.log("ready");
});
