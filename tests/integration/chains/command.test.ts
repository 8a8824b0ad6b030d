import { expect, test, vi } from "vitest";
import { main } from "#lib/cli/main.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { aTill, issueAt } from "../../support/documents.ts";
import type { Walk } from "../../support/walk.ts";

const khatm = (till: Walk, ...args: readonly string[]) => khatmAt(till.harness.appUrl, till, ...args);

async function khatmAt(database: string, { harness }: Walk, ...args: readonly string[]) {
  vi.stubEnv("DATABASE_URL", database);
  vi.stubEnv("KHATM_ROOT_KEY", Buffer.alloc(32, 7).toString("base64"));
  let text = "";
  const say = (more: string) => void (text += more);
  try {
    const code = await main(args, { clock: harness.clock, env: {}, out: say, warn: say });
    return { code, text };
  } finally {
    vi.unstubAllEnvs();
  }
}

test("the command line inspects, stops and lets go on, and ends with 1 when anything was found", async (context) => {
  const till = await aTill(context);
  await issueAt(till);
  const device = ["--device", till.deviceId];
  const whole = await khatm(till, "chain", "inspect", ...device, "--bytes");
  expect(whole.code).toBe(0);
  expect(whole.text).toContain("way on: none");
  const hash = `${"E".repeat(43)}=`;
  const rewound = ["--known-icv", "5", "--known-hash", hash, "--json"];
  const stopped = await khatm(till, "chain", "inspect", ...device, ...rewound, "--stop");
  expect(stopped.code).toBe(1);
  expect(JSON.parse(stopped.text)).toMatchObject({ status: "stopped", next: "state_last" });
  const shown = await till.harness.run(showDevice, till.place.owner, { deviceId: till.deviceId });
  expect(shown.chain).toMatchObject({ status: "stopped", lastIcv: 1n });
  const on = await khatm(till, "chain", "resume", ...device, "--icv", "5", "--hash", hash, "--source", "Portal");
  expect(on).toEqual({ code: 0, text: "goes on after 5\n" });
  expect(await issueAt(till)).toMatchObject({ icv: "6" });
  expect((await khatm(till, "chain", "inspect")).code).toBe(2);
  expect((await khatm(till, "chain", "inspect", "--device", crypto.randomUUID())).code).toBe(1);
  const unreached = await khatmAt("postgres://nobody:x@127.0.0.1:1/khatm", till, "chain", "inspect", ...device);
  expect(unreached.code).toBe(2);
  expect(unreached.text).toContain("The database does not answer");
});
