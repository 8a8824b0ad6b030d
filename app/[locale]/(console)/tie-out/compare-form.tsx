"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import type { Environment } from "#lib/domain/environment.ts";
import { compare } from "./actions.ts";
import { ComparisonResult } from "./comparison-result.tsx";
import { ListFile } from "./list-file.tsx";
import { useList, type List } from "./use-list.ts";

type Props = { establishmentId: string; environment: Environment; month: string };
type Result = Awaited<ReturnType<typeof compare>>;

/** Takes the ERP's list as a file or as pasted rows, and shows what became of it underneath. */
export function CompareForm({ establishmentId, environment, month }: Props) {
  const t = useTranslations("tieOut.list");
  const list = useList();
  const [compared, setCompared] = useState<Extract<Result, { ok: true }>["value"]>();
  const submit = async (previous: Result | undefined, form: FormData): Promise<Result> => {
    list.addTo(form);
    const result = await compare(previous, form);
    setCompared(result.ok ? result.value : undefined);
    return result;
  };
  return (
    <Section title={t("title")} note={t("note")}>
      <Form action={submit} labels={{ file: t("file"), csv: t("paste") }}>
        <input type="hidden" name="establishmentId" value={establishmentId} />
        <input type="hidden" name="environment" value={environment} />
        <input type="hidden" name="month" value={month} />
        <p className="max-w-prose text-ink-quiet">{t("text")}</p>
        <ListFile list={list} />
        <PastedList list={list} />
        <SubmitButton className="w-fit" disabled={!list.ready}>
          {t("submit")}
        </SubmitButton>
      </Form>
      {compared && <ComparisonResult of={compared} />}
    </Section>
  );
}

function PastedList({ list }: { list: List }) {
  const t = useTranslations("tieOut.list");
  const { id, error } = useField("csv");
  const refused = error && list.chosen === undefined && <FieldErrorText error={error} />;
  return (
    <Field id={id} label={t("paste")} error={refused}>
      <TextArea
        id={id}
        rows={4}
        dir="ltr"
        code
        placeholder={t("placeholder")}
        value={list.pasted}
        onChange={({ target }) => list.paste(target.value)}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? `${id}-error` : undefined}
      />
    </Field>
  );
}
