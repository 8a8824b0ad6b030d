/** One line of a document: what, how many, and for how much before VAT. */
export const line = (name: string, quantity: string, amount: string) => ({
  quantity: { value: quantity, unit: "PCE" },
  item: { name },
  vat: { category: "S" },
  price: { amount },
});

export type Line = ReturnType<typeof line>;

/** What goes over a counter on an ordinary day, in turn. */
export const baskets: readonly (readonly Line[])[] = [
  [line("قهوة سعودية", "2", "14.00"), line("معمول بالتمر", "1", "9.50")],
  [line("تمر سكري، علبة", "3", "32.00")],
  [line("عصير برتقال", "2", "11.00"), line("كعك بالسمسم", "2", "6.00")],
  [line("شاي بالنعناع", "4", "6.00")],
  [line("هيل مطحون، ٢٥٠ غراماً", "1", "38.00"), line("زعفران، غرام", "2", "21.00")],
];

/** What is delivered to other businesses, in turn. */
export const deliveries: readonly (readonly Line[])[] = [
  [line("توريد قهوة محمصة، كيلوغرام", "25", "62.00")],
  [line("ضيافة اجتماع", "1", "480.00"), line("أكواب ورقية، كرتون", "2", "45.00")],
  [line("تمور للضيافة، كرتون", "12", "96.00")],
];

type Buyer = { readonly name: string; readonly vatNumber: string; readonly address: Readonly<Record<string, string>> };

const office = {
  street: "طريق الملك فهد",
  buildingNumber: "8228",
  additionalNumber: "2121",
  district: "العليا",
  city: "الرياض",
  postalCode: "12214",
};

export const buyers = {
  regular: { name: "شركة مكاتب المدينة", vatNumber: "399416207500003", address: office },
  /** Its district was never recorded: ZATCA takes the invoice and warns. */
  withoutDistrict: {
    name: "شركة مراكب الساحل",
    vatNumber: "311842075900003",
    address: { street: "طريق الكورنيش", buildingNumber: "4127", city: "جدة", postalCode: "23412" },
  },
  /** One digit of its VAT number was lost on the way: ZATCA rejects the invoice. */
  digitMissing: { name: "مؤسسة ركن الضيافة", vatNumber: "31055482610003", address: office },
  /** The same with the number as it is. */
  digitFound: { name: "مؤسسة ركن الضيافة", vatNumber: "310554826100003", address: office },
} as const satisfies Readonly<Record<string, Buyer>>;

export type BuyerName = keyof typeof buyers;
