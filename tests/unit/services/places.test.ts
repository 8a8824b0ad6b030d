import { expect, test } from "vitest";
import { Places } from "#lib/services/submissions/places.ts";

test("a place that comes free goes to who waits longest, and is given back once", async () => {
  const places = new Places(2);
  places.allow(1);
  const leave = await places.take();
  const next = [places.take(), places.take()];
  leave?.();
  leave?.();
  expect(await next[0]).toBeTypeOf("function");
  expect(places.taken).toBe(1);
});

test("who waits is sent back when the last call of the run ends and others have all places", async () => {
  const places = new Places(2);
  places.allow(1);
  const leave = await places.take();
  const waiting = [places.take(), places.take()];
  places.allow(0);
  expect(places.taken).toBe(1);
  leave?.();
  expect(await Promise.all(waiting)).toEqual([undefined, undefined]);
  expect(await places.take()).toBeUndefined();
  places.allow(1);
  expect(await places.take()).toBeTypeOf("function");
});
