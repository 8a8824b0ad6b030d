/** An invented company under ZATCA's own dummy VAT number. */
export const establishment = {
  vatNumber: "399999999900003",
  nameAr: "شركة واحة النخيل للتجزئة",
  nameEn: "Palm Oasis Retail Company",
  identifierScheme: "CRN",
  identifierValue: "1010894731",
  street: "طريق الملك فهد",
  buildingNumber: "7214",
  district: "العليا",
  city: "الرياض",
  postalCode: "12333",
  industry: "Retail trade",
};

export const branches = [
  branch("فرع العليا", "Olaya", "1010894732", "شارع العليا العام", "3712", "العليا", "الرياض", "12213"),
  branch("فرع الملز", "Malaz", "1010894733", "شارع صلاح الدين الأيوبي", "4408", "الملز", "الرياض", "12629"),
  branch("فرع الحمراء", "Al Hamra", "4030562917", "شارع فلسطين", "2961", "الحمراء", "جدة", "23321"),
  branch("فرع الشاطئ", "Ash Shati", "2050731846", "شارع الأمير محمد بن فهد", "6650", "الشاطئ", "الدمام", "32413"),
  branch(
    "فرع العزيزية",
    "Al Aziziyah",
    "4650218375",
    "طريق الملك عبدالعزيز",
    "5127",
    "العزيزية",
    "المدينة المنورة",
    "42317",
  ),
] as const;

function branch(
  nameAr: string,
  nameEn: string,
  identifierValue: string,
  street: string,
  buildingNumber: string,
  district: string,
  city: string,
  postalCode: string,
) {
  return {
    nameAr,
    nameEn,
    identifierScheme: "CRN",
    identifierValue,
    street,
    buildingNumber,
    district,
    city,
    postalCode,
  };
}

/** What becomes of a device of the demonstration. */
export type Fate =
  /** Onboarded so many days ago for so many days. */
  | { readonly kind: "live"; readonly daysAgo: number; readonly validDays: number }
  | { readonly kind: "draft" | "waiting_for_code" | "code_refused" | "check_failed" | "answer_lost" };

export type DemoDevice = {
  readonly branch: number;
  readonly name: string;
  readonly functionalityMap: "1000" | "0100" | "1100";
  readonly fate: Fate;
};

/** Ten devices, from the longest past to the present, so that the audit trail reads in order. */
export const devices: readonly DemoDevice[] = [
  { branch: 3, name: "Till D-01", functionalityMap: "0100", fate: { kind: "live", daysAgo: 1828, validDays: 1825 } },
  { branch: 1, name: "Till M-01", functionalityMap: "0100", fate: { kind: "live", daysAgo: 1816, validDays: 1825 } },
  { branch: 0, name: "Till O-02", functionalityMap: "1100", fate: { kind: "live", daysAgo: 1757, validDays: 1825 } },
  { branch: 2, name: "Back office J", functionalityMap: "1000", fate: { kind: "live", daysAgo: 640, validDays: 1825 } },
  { branch: 0, name: "Till O-01", functionalityMap: "1100", fate: { kind: "live", daysAgo: 12, validDays: 1825 } },
  { branch: 2, name: "Till J-01", functionalityMap: "0100", fate: { kind: "check_failed" } },
  { branch: 1, name: "Till M-02", functionalityMap: "0100", fate: { kind: "code_refused" } },
  { branch: 3, name: "Till D-02", functionalityMap: "1100", fate: { kind: "answer_lost" } },
  { branch: 4, name: "Till A-01", functionalityMap: "1100", fate: { kind: "waiting_for_code" } },
  { branch: 4, name: "Kiosk A-02", functionalityMap: "0100", fate: { kind: "draft" } },
];
