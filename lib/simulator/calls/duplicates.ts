import { json, results } from "../answers.ts";
import { message, type Language, type Message } from "../messages.ts";
import type { Switches } from "../switches.ts";

type Variant = Exclude<Switches["duplicates"], "off">;

const seenBefore = (type: "ERROR" | "WARNING", code: string | null, text: string): Message => ({
  type,
  code,
  category: code === null ? null : "Duplicate-Invoice",
  message: text,
  status: type,
});

/** The 409 of reporting: a success in spite of its status and, mostly, of its body. */
export function alreadyReported(variant: Variant, language: Language): Response {
  const said =
    variant === "swagger"
      ? seenBefore("ERROR", null, "Invoice was already Reported successfully earlier.")
      : seenBefore(
          "ERROR",
          "Invoice-Errors",
          language === "ar" ? "تم إرسال تجزئة الفاتورة سابقا" : "Invoice Hash Previously Submitted",
        );
  return json(409, {
    validationResults: results([said], "array"),
    reportingStatus: variant === "conflict" ? "REPORTED_SUCCESSFULLY_EARLIER" : "NOT_REPORTED",
  });
}

/** The 208 of clearance, with or without the cleared document; one reporter saw 409. */
export function alreadyCleared(variant: Variant, language: Language, clearedInvoice: string | null): Response {
  const warned = seenBefore(
    "WARNING",
    "Invoice-Warning",
    language === "ar" ? "تم إرسال تجزئة الفاتورة سابقا" : "Invoice Hash Previously submitted.",
  );
  const valid = message("INFO", "XSD_ZATCA_VALID", language);
  switch (variant) {
    case "live":
      return json(208, { validationResults: results([warned], "array"), clearanceStatus: "CLEARED", clearedInvoice });
    case "swagger":
      return json(208, { validationResults: results([valid], "array"), clearanceStatus: "CLEARED", clearedInvoice });
    default: {
      const status = variant === "bare" ? 208 : 409;
      return json(status, {
        validationResults: results([warned], "array"),
        clearanceStatus: "NOT_CLEARED",
        clearedInvoice: null,
      });
    }
  }
}
