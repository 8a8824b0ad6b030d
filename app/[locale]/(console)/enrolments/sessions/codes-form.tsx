"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodesFields } from "#components/enrolments/codes-fields.tsx";
import { CodesWanted } from "#components/enrolments/codes-wanted.tsx";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { GivenWords } from "#components/enrolments/given-words.tsx";
import { PortalFile } from "#components/enrolments/portal-file.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import type { Environment } from "#lib/domain/environment.ts";
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
  return (
    <div>
      <CodesWanted environment={environment} kind={kind} wanted={wanted} />
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
