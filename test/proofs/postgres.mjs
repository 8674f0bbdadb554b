/** A connection of the proof's own, with the tables that the example works on. */
export async function openPostgres({ url }, require, statements) {
  const { Client } = require("pg");
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  return {
    query: async (text, values) => (await client.query(text, values)).rows,
    close: () => client.end(),
  };
}
