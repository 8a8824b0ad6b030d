import { afterEach, expect, test, vi } from "vitest";
import { aheadOf, secondOf } from "#lib/domain/clock-skew.ts";
import { pulseAddress } from "#lib/services/monitoring/pulse.ts";
import { health } from "#lib/web/health-route.ts";

const at = (ms: number) => new Date(1_800_000_000_000 + ms);

test("a clock is ahead only by what is sure, and an HTTP date stands for its whole second", () => {
  const second = secondOf(at(0).toUTCString());
  expect(second).toEqual({ from: at(0), to: at(999) });
  const read = (asked: number, answered: number) =>
    second && aheadOf({ askedAt: at(asked), answeredAt: at(answered), ...second });
  expect([read(-300, 200), read(999, 1_500), read(5_999, 6_100), read(-6_000, -4_000)]).toEqual([0, 0, 5_000, -4_000]);
  expect([secondOf(null), secondOf("soon")]).toEqual([undefined, undefined]);
});

test("the sign of life goes to an https address outside, or nowhere", () => {
  expect(pulseAddress({})).toBeUndefined();
  expect(pulseAddress({ KHATM_HEARTBEAT_URL: "https://hc.example.sa/1" })).toBe("https://hc.example.sa/1");
  for (const url of ["http://hc.example.sa", "https://10.0.0.1/x", "https://localhost", "nonsense"])
    expect(() => pulseAddress({ KHATM_HEARTBEAT_URL: url })).toThrow("KHATM_HEARTBEAT_URL");
});

const asked = async (headers: Record<string, string>) => {
  const answer = health(new Request("http://khatm.example.sa/api/health", { headers }));
  return [answer.status, await answer.text()] as const;
};

afterEach(() => vi.unstubAllEnvs());

test("health is one word, and more for the token alone", async () => {
  vi.stubEnv("KHATM_METRICS_TOKEN", "a-token-of-monitoring");
  expect(await asked({})).toEqual([200, "ok\n"]);
  expect(await asked({ authorization: "Bearer another" })).toEqual([200, "ok\n"]);
  expect(await asked({ "x-forwarded-for": "127.0.0.1" })).toEqual([200, "ok\n"]);
  const [status, text] = await asked({ authorization: "Bearer a-token-of-monitoring" });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ status: "ok", node: process.version });
});
