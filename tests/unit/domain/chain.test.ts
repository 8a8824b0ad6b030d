import { describe, expect, test } from "vitest";
import { endFindings, followChain, statementRefusal, wayOn, witnessFindings, type Link } from "#lib/domain/chain.ts";

const link = (icv: number, changes: Partial<Link> = {}): Link => ({
  documentId: `d${icv}`,
  icv: BigInt(icv),
  hash: `h${icv}`,
  previousHash: `h${icv - 1}`,
  ...changes,
});
const start = { icv: 0n, hash: "h0" };
const codes = (links: readonly Link[], statements = [] as Parameters<typeof followChain>[2]) =>
  followChain(start, links, statements).findings.map(({ code, icv }) => `${icv} ${code}`);

describe("a chain", () => {
  test("that is whole has no findings and leads to its last document", () => {
    const followed = followChain(start, [link(1), link(2), link(3)], []);
    expect(followed).toEqual({ end: { icv: 3n, hash: "h3" }, findings: [] });
    expect(endFindings(followed.end, { icv: 3n, hash: "h3" }, [])).toEqual([]);
  });

  test("shows a gap, a repeat and a wrong link where they are, once each", () => {
    expect(codes([link(2)])).toEqual(["2 gap"]);
    expect(codes([link(1), link(4), link(5)])).toEqual(["4 gap"]);
    expect(codes([link(1), link(1), link(2)])).toEqual(["1 repeat"]);
    expect(codes([link(1), link(2, { previousHash: "x" }), link(3)])).toEqual(["2 broken_link"]);
  });

  test("shows bytes that are others than were counted, or are not there", () => {
    expect(codes([link(1, { recomputed: "h1" }), link(2, { recomputed: "x" }), link(3, { recomputed: null })])).toEqual(
      ["2 hash_differs", "3 bytes_missing"],
    );
  });

  test("may skip what a person stated, and only from there to there", () => {
    const stated = [{ ledgerIcv: 2n, icv: 7n, hash: "h7" }];
    expect(codes([link(1), link(2), link(8), link(9)], stated)).toEqual([]);
    expect(codes([link(1), link(8)], stated)).toEqual(["8 gap"]);
    expect(codes([link(1), link(2), link(9)], stated)).toEqual(["9 gap"]);
    expect(codes([link(1), link(2), link(8, { previousHash: "x" })], stated)).toEqual(["8 gap"]);
    expect(endFindings({ icv: 2n, hash: "h2" }, { icv: 7n, hash: "h7" }, stated)).toEqual([]);
    expect(endFindings({ icv: 2n, hash: "h2" }, { icv: 6n, hash: "h6" }, stated)).toMatchObject([
      { code: "end_differs" },
    ]);
  });
});

test("what the world knows beyond the ledger is a rewind, another hash inside it a fork", () => {
  const noted = { icv: 3n, hash: "h3" };
  expect(witnessFindings(noted, { icv: 5n, hash: "h5" }, undefined)).toMatchObject([{ code: "rewound" }]);
  expect(witnessFindings(noted, { icv: 3n, hash: "h3" }, { hash: "h3", documentId: "d3" })).toEqual([]);
  expect(witnessFindings(noted, { icv: 2n, hash: "x" }, { hash: "h2", documentId: "d2" })).toMatchObject([
    { code: "forked", documentId: "d2" },
  ]);
});

test("only a whole ledger may catch up by a statement", () => {
  expect(wayOn([])).toBe("none");
  expect(wayOn(["known_to_zatca"])).toBe("watch");
  expect(wayOn(["rewound", "known_to_zatca"])).toBe("state_last");
  expect(wayOn(["rewound", "gap"])).toBe("onboard");
  const noted = { icv: 3n, hash: "h3" };
  expect(statementRefusal(noted, { icv: 5n, hash: "h5" }, [])).toBeUndefined();
  expect(statementRefusal(noted, noted, [])).toBeUndefined();
  expect(statementRefusal(noted, { icv: 2n, hash: "h2" }, [])).toBe("behind");
  expect(statementRefusal(noted, { icv: 3n, hash: "x" }, [])).toBe("differs");
  expect(statementRefusal(noted, { icv: 5n, hash: "h5" }, ["broken_link"])).toBe("broken");
});
