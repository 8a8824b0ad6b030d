const arabicIndic = 0x0660;
const easternArabicIndic = 0x06f0;

/**
 * Writes Arabic-Indic (٠–٩) and Eastern Arabic-Indic (۰–۹) digits as 0–9, `٫` as `.` and `٬` as `,`; every other
 * character stays. Source: Unicode 16, blocks Arabic (U+0660–U+0669, U+06F0–U+06F9, U+066B, U+066C). Never fails.
 */
export function toLatinDigits(text: string): string {
  return text
    .replace(/[٠-٩]/gu, (digit) => latin(digit, arabicIndic))
    .replace(/[۰-۹]/gu, (digit) => latin(digit, easternArabicIndic))
    .replaceAll("٫", ".")
    .replaceAll("٬", ",");
}

const latin = (digit: string, zero: number): string => String((digit.codePointAt(0) ?? zero) - zero);
