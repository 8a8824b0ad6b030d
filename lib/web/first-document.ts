/** The least that a simplified invoice needs, for whoever sends the first one. */
export const firstDocument = {
  deviceId: "00000000-0000-0000-0000-000000000000",
  document: {
    transaction: { kind: "simplified" },
    typeCode: "388",
    number: "R-1001",
    payments: [{ meansCode: "10" }],
    lines: [
      {
        quantity: { value: "3", unit: "PCE" },
        item: { name: "قهوة عربية" },
        vat: { category: "S" },
        price: { amount: "23.50" },
      },
    ],
  },
};
