import type { FieldError, Params } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { sentenceOf } from "#lib/i18n/words.ts";
import { explain, renderTitle } from "#lib/rules/catalogue/index.ts";
import type { Failure } from "./failure.ts";

/**
 * RFC 9457. Clients switch on `type` and on the codes of the fields; `title` and each `message` say the same to a person, in Arabic where
 * `Accept-Language` asks for it first.
 */
export function problem({ status, code, params, fields }: Failure, { headers }: Pick<Request, "headers">): Response {
  const locale: Locale = /^\s*ar\b/i.test(headers.get("accept-language") ?? "") ? "ar" : "en";
  const title = sentenceOf(locale, `errors.${code}`, params);
  const said = fields.map((field) => ({ ...field, message: messageOf(locale, field) }));
  return Response.json(
    { type: code, title, status, params, fields: said },
    { status, headers: { "cache-control": "no-store", "content-type": "application/problem+json" } },
  );
}

function messageOf(locale: Locale, { code, params }: FieldError): string | undefined {
  const rule = explain(code);
  if (rule === undefined) return sentenceOf(locale, `fields.${code}`, params);
  return `${renderTitle(rule, locale, valuesOf(params))}. ${rule[locale].fix}`;
}

const valuesOf = (params: Params) => ({ value: params["value"] ?? "", expected: params["expected"] ?? "" });
