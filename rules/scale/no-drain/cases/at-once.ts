// case: layer=multi-node file=src/index.ts package=express@5 alone
import express from "express";

const app = express();
const server = app.listen(3000);

function closeMetrics(): void {
  console.log("closed");
}

// What answers at once leaves nothing to wait for.
process.on("SIGTERM", () => {
  server.close(() => {
    closeMetrics();
    process.exit(0);
  });
});
