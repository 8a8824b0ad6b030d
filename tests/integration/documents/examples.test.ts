import { expect, test } from "vitest";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { listDocuments, showDocument } from "#lib/services/documents/queries.ts";
import { readEvents } from "#lib/services/webhooks/events.ts";
import { exampleDocuments, exampleXml } from "#lib/web/example-documents.ts";
import { exampleEvent } from "#lib/web/example-news.ts";
import { aTill, nextNumber } from "#tests/support/documents.ts";
import { opened, work } from "#tests/support/submissions.ts";

test("every example of the API's guide is issued as it stands, and ZATCA's rules find nothing in it", async (context) => {
  const till = await opened(await aTill(context));
  const { harness, place, deviceId } = till;
  const issue = async (input: Record<string, unknown>) => {
    harness.clock.advance(1_000);
    const { id } = await harness.run(issueDocument, place.owner, { ...input, deviceId });
    await work(till);
    return await harness.run(showDocument, place.owner, { documentId: id });
  };
  const good = { state: "accepted", legal: true, findings: [], advice: [] };
  for (const [name, example] of Object.entries(exampleDocuments))
    expect(await issue(example), name).toMatchObject(good);

  expect(await harness.run(listDocuments, place.owner, { q: "INV-2002" })).toMatchObject({
    rows: [{ payable: "2875.00" }],
  });
  const { events } = await harness.run(readEvents, place.owner, { establishment: place.establishmentId });
  expect(Object.keys(events.find(({ type }) => type === exampleEvent.type)?.data ?? {}).toSorted()).toEqual(
    Object.keys(exampleEvent.data).toSorted(),
  );

  // a second one, of the establishment's own
  const xml = exampleXml()
    .replace("399999999900003", place.vatNumber)
    .replace("<cbc:ID>INV-2001<", `<cbc:ID>${nextNumber()}<`);
  const fromXml = await issue({ xml: new TextEncoder().encode(xml) });
  expect(fromXml).toMatchObject({ ...good, payable: "1322.50" });
  expect(exampleXml()).not.toContain("AdditionalDocumentReference");
});
