// Loaded into every process that the start launches: when the start itself is killed, they end too.
// What they launch in turn has a channel of another kind, which stays as it is.
if (process.env["KHATM_START"] === String(process.ppid)) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
