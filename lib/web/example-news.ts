import type { EventView } from "#lib/services/webhooks/schema.ts";
import { Secret } from "#lib/secret.ts";
import { signatureHeaders } from "#lib/webhooks/sign.ts";

/** A piece of news as the feed and a webhook tell it. */
export const exampleEvent: EventView = {
  id: "7f0c2b5e-93a1-4c0e-9d56-2c1d4f8a9b10",
  type: "document.cleared",
  at: new Date("2026-11-25T07:30:04.000Z"),
  position: "1",
  establishmentId: "00000000-0000-0000-0000-000000000000",
  environment: "simulation",
  deviceId: "00000000-0000-0000-0000-000000000000",
  documentId: "6f1c8a44-5a0c-4f0e-8e43-0d2c3f6f3a11",
  data: {
    number: "INV-2001",
    uuid: "8e6000cf-1a98-4174-b3e7-b5d5954bc10d",
    branchId: "00000000-0000-0000-0000-000000000000",
    kind: "standard",
    submission: "clearance",
    icv: "2",
    state: "accepted",
    legal: true,
  },
};

const secret = `whsec_${Buffer.from("a receiver's secret of 32 bytes!").toString("base64")}`;

/** A whole message with its signature, for whoever tries a program of their own on it. */
export function exampleMessage() {
  const body = JSON.stringify(exampleEvent);
  const headers = signatureHeaders({ id: exampleEvent.id, at: exampleEvent.at, body }, [new Secret(secret)]);
  return { secret, headers, body };
}
