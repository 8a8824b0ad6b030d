// Loaded into every process that `npm start` runs: when the start itself is killed, they end too.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
