import type { Exchange } from "#lib/gateway/exchange.ts";
import { saidIn } from "./said.ts";

/** A call to the gateway as the columns of an attempt that it fills by itself. */
export const callColumns = ({ endpoint, request, response, startedAt, endedAt, failure }: Exchange) => ({
  call: endpoint,
  status: response?.status ?? null,
  startedAt,
  endedAt,
  request: { ...request, headers: { ...request.headers } },
  response: response === undefined ? null : { headers: { ...response.headers }, body: response.body },
  failure: failure ?? null,
  said: response === undefined ? null : saidIn(response.body),
});
