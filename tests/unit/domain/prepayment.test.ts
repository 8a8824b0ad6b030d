import fc from "fast-check";
import { expect, test } from "vitest";
import { shareOf } from "#lib/domain/money.ts";
import { leftOf, taxOfPart, type VatShare } from "#lib/domain/prepayment.ts";

const percent = { units: 1500n, scale: 2 };
const shareFrom = (net: bigint): VatShare => ({ category: "S", percent: "15", net, tax: shareOf(net, percent) });

test("parts of a prepayment add up to it to the halala, in whatever parts it is taken", () => {
  const cuts = fc.array(fc.bigInt({ min: 1n, max: 50_000n }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(cuts, (nets) => {
      const whole = shareFrom(nets.reduce((sum, net) => sum + net, 0n));
      let left = whole;
      let [net, tax] = [0n, 0n];
      for (const part of nets) {
        const taken = { ...left, net: part, tax: taxOfPart(left, part) };
        [left = taken] = leftOf([left], [taken]);
        net += taken.net;
        tax += taken.tax;
      }
      expect({ ...whole, net, tax }).toEqual(whole);
      expect(left).toEqual({ ...whole, net: 0n, tax: 0n });
    }),
  );
});

test("VAT of a part is the part times its rate as long as something is left", () => {
  const left = shareFrom(100_00n);
  expect(taxOfPart(left, 33_33n)).toBe(5_00n);
  expect(taxOfPart({ ...left, net: 33_34n, tax: 4_99n }, 33_34n)).toBe(4_99n);
  expect(taxOfPart({ ...left, net: 10n, tax: 0n }, 9n)).toBe(0n);
  expect(taxOfPart(left, 200_00n)).toBe(30_00n);
});
