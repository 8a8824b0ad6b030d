import { AppError } from "#lib/errors.ts";
import { command, UsageError } from "../command.ts";

export default command({
  summary: "Explain ZATCA's codes in Arabic and English",
  usage: `[CODE] [--locale en|ar]

CODE      as ZATCA writes it, such as BR-KSA-44; without it every code is listed
--locale  the language of the text, en by default
With --json each code gives one line {code, severity, en, ar}; en and ar hold title, meaning, cause, fix and field.
The severity is only the usual one: ZATCA's answer decides.`,
  options: { locale: { type: "string", default: "en" } },
  async run({ values, positionals }, io) {
    const { locale } = values;
    if (locale !== "en" && locale !== "ar") throw new UsageError("--locale is en or ar");
    const code = positionals.length > 0 ? positionals.join(" ") : undefined;
    const { describeRules, printRules } = await import("#lib/rules/catalogue/describe.ts");

    const rules = describeRules(code);
    if (rules.length === 0) throw new AppError("not_found", {}, [{ path: "CODE", code: "unknown", params: {} }]);
    io.out(values.json ? rules.map((rule) => `${JSON.stringify(rule)}\n`).join("") : printRules(locale, code));
    return 0;
  },
});
