// case: package=socket.io@4
import { createServer } from "node:http";
import { Server } from "socket.io";

const io = new Server(createServer());

const runs = io.of("/runs");

runs.on("connection", (socket) => {
  socket.emit("hello");
});
