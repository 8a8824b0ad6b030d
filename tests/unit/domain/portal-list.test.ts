import { expect, test } from "vitest";
import { readPortalList, rowsOfText } from "#lib/domain/portal-list.ts";
import { reconcile } from "#lib/domain/reconcile.ts";

const serial = (own: string) => `1-Khatm|2-1|3-${own}`;

test("reads a pasted Arabic table with digits of any script, in any order of columns", () => {
  const text = [
    "الاسم\tالرقم التسلسلي للوحدة\tالرقم الضريبي\tالبيئة\tالحالة",
    `Till\t${serial("a")}\t٣١٠٠٠٠٠٠٠٠٠٠٠٠٣\tالإنتاج\tنشط`,
    `Kiosk\t${serial("b")}\t310000000000003\tالمحاكاة\tملغى`,
  ].join("\r\n");
  expect(readPortalList(rowsOfText(text))).toEqual({
    units: [
      {
        egsSerial: serial("a"),
        name: "Till",
        vatNumber: "310000000000003",
        environment: "production",
        state: "active",
      },
      {
        egsSerial: serial("b"),
        name: "Kiosk",
        vatNumber: "310000000000003",
        environment: "simulation",
        state: "revoked",
      },
    ],
  });
});

test("reads CSV with quotes, and a bare column of serials", () => {
  const csv = `"Status","Device, name","EGS serial"\n"Expired","Till, old","${serial("a")}"`;
  expect(readPortalList(rowsOfText(csv))).toMatchObject({ units: [{ name: "Till, old", state: "expired" }] });
  expect(readPortalList(rowsOfText(`${serial("a")}\n${serial("b")}`))).toMatchObject({
    units: [{ state: "unknown" }, { state: "unknown" }],
  });
});

test("counts a unit with a renewed certificate once, as active", () => {
  const text = `serial,status\n${serial("a")},Revoked\n${serial("a")},Active\n${serial("a")},Revoked`;
  expect(readPortalList(rowsOfText(text))).toMatchObject({ units: [{ state: "active" }] });
});

test("says why a list cannot be read", () => {
  expect(readPortalList(rowsOfText(" \n "))).toEqual({ problem: "empty" });
  expect(readPortalList(rowsOfText("a,b\nc,d"))).toEqual({ problem: "headings" });
  expect(readPortalList(rowsOfText("x\n".repeat(20_001)))).toEqual({ problem: "too_long" });
});

const unit = (own: string, state: "active" | "revoked", environment: "production" | "simulation" | null = null) => ({
  egsSerial: serial(own),
  name: own,
  vatNumber: null,
  environment,
  state,
});
const record = (
  own: string,
  status: "live" | "ended" | "draft",
  environment: "production" | "simulation" = "production",
) => ({
  id: own,
  name: own,
  egsSerial: serial(own),
  environment,
  status,
});

test("tells the four ways in which list and records differ, and what the list closes", () => {
  const listed = [
    unit("both", "active"),
    unit("stranger", "active"),
    unit("gone", "revoked"),
    unit("old", "revoked"),
    unit("rehearsal", "active"),
    unit("strayed", "active", "simulation"),
    unit("history", "revoked"),
  ];
  const recorded = [
    record("both", "live"),
    record("gone", "live"),
    record("old", "ended"),
    record("missing", "live"),
    record("draft", "draft"),
    record("rehearsal", "live", "simulation"),
    record("strayed", "live"),
  ];
  const { discrepancies, agreed, revoked } = reconcile("production", listed, recorded);
  expect(discrepancies.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "unknown_here stranger",
    "revoked_there gone",
    "wrong_environment rehearsal",
    "wrong_environment strayed",
    "unknown_there missing",
  ]);
  expect({ agreed, revoked }).toEqual({ agreed: 1, revoked: ["old"] });
});
