import { createServer } from "node:net";

export function freePort(): Promise<number> {
  return listenBriefly(0, "127.0.0.1");
}

/** Fails with the system's own error (EADDRINUSE, EACCES) where nobody could listen on the port now. */
export async function assertFree(port: number, host: string): Promise<void> {
  await listenBriefly(port, host);
}

function listenBriefly(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}
