import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Code } from "#components/ui/code.tsx";
import type { ApiOperation } from "./described.ts";
import { FieldsTable } from "./fields-table.tsx";
import type { ApiField } from "./fields-of.ts";
import { Part } from "./part.tsx";

type Props = { of: ApiOperation; schemas: ReadonlyMap<string, readonly ApiField[]> };

/** One call: where it goes, what it takes and what it answers. */
export function Operation({ of, schemas }: Props) {
  const t = useTranslations("api");
  const { id, method, path, parameters, body, answer, statuses } = of;
  const scope = id === "issueDocument" ? "document:write" : "document:read";
  return (
    <Part id={id} title={t(`operation.${id}.title`)}>
      <p className="rounded-sm bg-sunken px-3 py-1.5">
        <Code wrap>{`${method} ${path}`}</Code>
      </p>
      <p>{t(`operation.${id}.text`)}</p>
      <p className="text-cell text-ink-quiet">{t("needs", { scope })}</p>
      {parameters.length > 0 && (
        <Titled title={t("parameters")}>
          <FieldsTable label={t("parameters")} fields={parameters} />
        </Titled>
      )}
      {body !== null && (
        <Titled title={t("body")}>
          <FieldsTable label={t("body")} fields={schemas.get(body) ?? []} />
        </Titled>
      )}
      <Titled title={t("answers")}>
        <ul className="flex flex-col gap-1">
          {statuses.map((status) => (
            <li key={status} className="flex gap-3">
              <Code>{status === "default" ? "4xx, 5xx" : status}</Code>
              <span>{t(`answer.${answers[status] ?? "refused"}`)}</span>
            </li>
          ))}
        </ul>
      </Titled>
      {answer !== null && (
        <details>
          <summary className="min-h-6 cursor-pointer text-accent">{t("answerBody", { name: answer })}</summary>
          <div className="mt-2">
            <FieldsTable label={t("answerBody", { name: answer })} fields={schemas.get(answer) ?? []} />
          </div>
        </details>
      )}
    </Part>
  );
}

function Titled({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </div>
  );
}

const answers: Readonly<Record<string, "s200" | "s201" | "s202" | undefined>> = {
  "200": "s200",
  "201": "s201",
  "202": "s202",
};
