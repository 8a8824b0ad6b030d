import { renderTitle, explain } from "#lib/rules/catalogue/index.ts";
import { checkDocument, type Finding } from "#lib/rules/check.ts";
import { message, type Language, type Message } from "./messages.ts";
import type { Check } from "./world.ts";

/** Schema, EN 16931 and KSA rules. QR, stamp and hash are judged by the simulator's own means. */
export const checkRules: Check = (xml, now, language) => {
  const { findings } = checkDocument(xml, { at: now });
  const misbuilt = findings.find(({ stage }) => stage === "PARSE" || stage === "XSD");
  if (misbuilt) return { schemaValid: false, messages: [schemaMessage(misbuilt, language)] };
  const found = findings.filter(({ stage }) => stage === "EN" || stage === "KSA");
  const first = found.filter(({ code }, at) => found.findIndex((other) => other.code === code) === at);
  return { schemaValid: true, messages: first.map((finding) => ruleMessage(finding, language)) };
};

function schemaMessage({ line, message: detail }: Finding, language: Language): Message {
  const said = message("ERROR", "XSD_ZATCA_INVALID", language);
  return {
    ...said,
    message: `${said.message} ERROR: org.xml.sax.SAXParseException; lineNumber: ${line}; columnNumber: 1; ${detail}`,
  };
}

function ruleMessage({ code, category, severity, message: english, params }: Finding, language: Language): Message {
  const level = severity === "error" ? "ERROR" : "WARNING";
  const entry = language === "ar" ? explain(code) : undefined;
  const text = entry ? renderTitle(entry, "ar", params) : english;
  return { type: level, code, category, message: `[${code}]-${text}`, status: level };
}
