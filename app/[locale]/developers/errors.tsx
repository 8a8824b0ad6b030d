import { useTranslations } from "next-intl";
import { Code, CodeBlock } from "#components/ui/code.tsx";
import { AppError } from "#lib/errors.ts";
import { FieldsTable } from "./fields-table.tsx";
import type { ApiField } from "./fields-of.ts";
import { Part } from "./part.tsx";
import { ReferenceTable } from "./reference-table.tsx";

/** How a refusal looks, and those that a program meets, with the status and whether the same call may succeed later. */
export function Errors({ refusal, problem }: { refusal: string; problem: readonly ApiField[] }) {
  const [t, errors] = [useTranslations("api"), useTranslations("errors")];
  const columns = [t("column.code"), t("column.status"), t("column.retry"), t("column.meaning")];
  return (
    <Part id="errors" title={t("errors.title")}>
      <p>{t("errors.text")}</p>
      <CodeBlock label={t("errors.sample")}>{refusal}</CodeBlock>
      <FieldsTable label={t("body")} fields={problem} />
      <ReferenceTable label={t("errors.title")} columns={columns}>
        {refusals.map((code) => {
          const { status, retry } = new AppError(code);
          return (
            <tr key={code} className="border-b align-top last:border-b-0">
              <th scope="row" className="px-3 py-1.5 text-start font-normal">
                <Code wrap>{code}</Code>
              </th>
              <td className="px-3 py-1.5 text-cell">{status}</td>
              <td className="px-3 py-1.5 text-cell">{retry ? t("errors.again") : t("errors.never")}</td>
              <td className="px-3 py-1.5 text-cell">{errors(code, example)}</td>
            </tr>
          );
        })}
      </ReferenceTable>
    </Part>
  );
}

/** What stands in the texts where nothing has happened. */
const example = {
  line: "…",
  column: "…",
  reason: "…",
  path: "…",
  text: "…",
  number: "…",
  vatNumber: "…",
  notAfter: "…",
  kind: "standard",
  status: "draft",
  count: 2,
  minutes: 10,
};

const refusals = [
  "input.invalid",
  "auth.required",
  "auth.key_refused",
  "auth.forbidden",
  "not_found",
  "request.malformed",
  "request.too_large",
  "request.unsupported_type",
  "request.idempotency_key_required",
  "request.idempotency_key_reused",
  "document.malformed",
  "document.not_modelled",
  "document.forbidden_character",
  "document.refused",
  "document.other_taxpayer",
  "document.number_taken",
  "document.uuid_taken",
  "document.prepayment_exceeded",
  "document.branch_not_served",
  "document.kind_not_covered",
  "document.device_not_live",
  "document.certificate_ends",
  "document.certificate_of_another_number",
  "chain.stopped",
  "changed_meanwhile",
  "unexpected",
] as const;
