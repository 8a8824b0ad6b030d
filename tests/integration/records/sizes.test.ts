import { expect, test } from "vitest";
import { exportEstablishments } from "#lib/services/exports/places.ts";
import { showEstablishment, sizeEstablishments } from "#lib/services/establishments/queries.ts";
import { createHarness } from "../../support/harness.ts";
import { aDevice, aPlace } from "../../support/records.ts";

test("a page counts an establishment's devices to 10,000 and no further; a file counts them all", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { owner, establishmentId } = place;
  const deviceId = await aDevice(harness, place, { name: "Till 1" });
  expect(await harness.run(showEstablishment, owner, place)).toMatchObject({ devices: 1, capped: false });
  await harness.owner`insert into devices select (jsonb_populate_record(d, jsonb_build_object(
    'id', gen_random_uuid(), 'egs_serial', '1-Khatm|2-1|3-' || i, 'name', 'Till ' || i))).*
    from devices d, generate_series(2, 10100) i where d.id = ${deviceId}`;
  expect(await harness.run(sizeEstablishments, owner, {})).toMatchObject([{ devices: 10_001, liveDevices: 0 }]);
  const detail = { devices: 10_000, capped: true, liveDevices: 0, branches: 1 };
  expect(await harness.run(showEstablishment, owner, place)).toMatchObject(detail);
  const { chunks } = await harness.run(exportEstablishments, owner, { establishment: establishmentId });
  expect(Buffer.concat(await Array.fromAsync(chunks)).toString()).toContain(",1,10100,0,");
});
