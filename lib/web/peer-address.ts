import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

/**
 * Appends the address of the connection itself to X-Forwarded-For, as every proxy does. Next only fills in an absent header, so
 * without this a caller could write down any address as their own.
 */
export function notePeers(): void {
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message)) return;
    const { request } = message;
    if (!(request instanceof IncomingMessage)) return;
    const hops = [request.headers["x-forwarded-for"], request.socket.remoteAddress].flat();
    request.headers["x-forwarded-for"] = hops.filter((hop) => hop !== undefined).join(", ");
  });
}
