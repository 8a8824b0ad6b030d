"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodesFields } from "#components/enrolments/codes-fields.tsx";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { useField } from "#components/form/context.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { batchesFor } from "#lib/domain/otp-session.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { giveCodes } from "./actions.ts";

type Props = {
  sessionId: string;
  environment: Environment;
  kind: EnrolmentKind;
  vatNumber: string;
  wanted: number;
  portal: string | undefined;
};

type Given = Extract<Awaited<ReturnType<typeof giveCodes>>, { ok: true }>["value"];

/** How many codes to make and where, and the place where they are given: pasted in any form, or as the portal's file. */
export function CodesForm(props: Props) {
  const t = useTranslations("sessions.codes");
  const [given, setGiven] = useState<Given>();
  const [round, setRound] = useState(0);
  const submit = async (previous: Awaited<ReturnType<typeof giveCodes>> | undefined, form: FormData) => {
    const result = await giveCodes(previous, form);
    if (result.ok) {
      setGiven(result.value);
      setRound((before) => before + 1);
    }
    return result;
  };
  return (
    <Section title={t("title")}>
      <div className="flex flex-col gap-4">
        <WhatToMake {...props} />
        <output className="block empty:hidden">{given && <GivenWords given={given} />}</output>
        <FreshForm key={round} action={submit} labels={{ codes: t("label"), madeAt: t("madeAt") }}>
          <input type="hidden" name="sessionId" value={props.sessionId} />
          <CodesFields />
          <PortalFile />
          <SubmitButton className="w-fit">{t("submit")}</SubmitButton>
        </FreshForm>
      </div>
    </Section>
  );
}

function WhatToMake({ environment, kind, vatNumber, wanted, portal }: Props) {
  const t = useTranslations("sessions");
  const batches = batchesFor(wanted).map((count) => t("plan.codes", { count }));
  return (
    <div>
      <p className="text-section font-semibold">
        {wanted === 0 ? t("codes.enough") : t("codes.makeOne", { count: wanted })}
      </p>
      {batches.length > 1 && <p>{t("codes.batches", { batches: batches.join(t("plan.and")) })}</p>}
      <p className="text-ink-quiet">
        {wanted === 0 ? t("codes.enoughText") : `${t(`codes.where.${environment}`)} ${t(`codes.tile.${kind}`)}`}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-cell text-ink-quiet">
        <span>
          {t("plan.vat")} <CopyCode value={vatNumber} />
        </span>
        {environment === "simulator" && portal && (
          <a
            href={portal}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-6 items-center gap-1 text-accent hover:underline"
          >
            {t("codes.portal")}
            <ExternalLink aria-hidden className="size-3.5 rtl:-scale-x-100" />
          </a>
        )}
      </p>
    </div>
  );
}

function PortalFile() {
  const t = useTranslations("sessions.codes");
  const { id } = useField("file");
  return (
    <Field id={id} label={t("file")} hint={t("fileHint")} optional>
      <input
        id={id}
        name="file"
        type="file"
        accept=".txt,.csv,.xlsx"
        className="text-cell file:me-3 file:min-h-8 file:rounded-sm file:border file:border-line-strong file:bg-surface file:px-3 file:text-body file:font-medium"
      />
    </Field>
  );
}

function GivenWords({ given }: { given: Given }) {
  const t = useTranslations("sessions.codes");
  const comma = useTranslations("sessions")("comma");
  const format = useFormat();
  const { batch, taken, expiresAt, repeatedAt, known, missing, extra } = given;
  return (
    <div className="rounded-sm border border-good/30 bg-good-tint px-3 py-2">
      <p className="font-medium">{t("given", { batch, taken, time: format.time(expiresAt) })}</p>
      {repeatedAt.length > 0 && <p>{t("repeated", { positions: repeatedAt.join(comma) })}</p>}
      {known > 0 && <p>{t("known", { count: known })}</p>}
      {missing > 0 && <p>{t("missing", { count: missing })}</p>}
      {extra > 0 && <p>{t("extra", { count: extra })}</p>}
    </div>
  );
}
