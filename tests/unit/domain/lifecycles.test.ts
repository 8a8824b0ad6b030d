import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deviceLifecycle } from "#lib/domain/device-lifecycle.ts";
import { endedStatuses, enrolmentLifecycle } from "#lib/domain/enrolment-lifecycle.ts";
import { lifecycle } from "#lib/domain/lifecycle.ts";

describe("a lifecycle", () => {
  test("refuses an event that its table does not have", () => {
    expect(() => deviceLifecycle.next("ended", "resumed")).toThrow(
      expect.objectContaining({ code: "lifecycle.illegal_transition", params: { from: "ended", event: "resumed" } }),
    );
  });

  test("with an edge to a state without a row does not compile", () => {
    // @ts-expect-error -- "nowhere" has no row
    expect(() => lifecycle({ here: { gone: "nowhere" } })).not.toThrow();
  });

  test("never leaves its own states, whatever events come", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 60 }), (choices) => {
        let status = enrolmentLifecycle.statuses[0];
        for (const choice of choices) {
          const events = enrolmentLifecycle.events(status);
          if (events.length === 0) break;
          const event = events[choice % events.length];
          if (event !== undefined) status = enrolmentLifecycle.next(status, event);
        }
        expect(enrolmentLifecycle.statuses).toContain(status);
      }),
    );
  });

  test("of an enrolment ends only where nothing can happen any more", () => {
    expect(endedStatuses).toEqual(["active", "shape_tested", "abandoned"]);
  });
});
