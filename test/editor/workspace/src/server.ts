import express from "express";

const app = express();

app.get("/rates/:currency", async (request, response) => {
  const { currency } = request.params;
  const answer = await fetch(`https://rates.example/latest/${currency}`);
  response.json(await answer.json());
});

const server = app.listen(3000);
process.on("SIGTERM", () => server.close());
