"use client";

import { WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextField } from "#components/form/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/cx.ts";
import { csrFieldLength } from "#lib/domain/csr-proposal.ts";
import { isVatGroup } from "#lib/domain/identifiers.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import type { DeviceDraft } from "./use-device-draft.ts";
import type { DeviceLabels } from "./use-device-labels.ts";

type Props = { draft: DeviceDraft; labels: DeviceLabels; vatNumber: string };

/** The short values of the certificate request, each with its count of characters. */
export function CsrFields({ draft, labels, vatNumber }: Props) {
  const t = useTranslations("devices");
  const unitHint = isVatGroup(vatNumber) ? t("field.unitHintGroup") : t("field.unitHint");
  const short = (name: (typeof fields)[number], hint?: ReactNode) => (
    <TextField
      key={name}
      {...draft.field(name)}
      label={labels[name]}
      hint={<Counted value={draft.values[name]}>{hint}</Counted>}
      dir="auto"
      required
    />
  );
  return (
    <>
      <TextField
        {...draft.field("egsSerial")}
        label={labels.egsSerial}
        hint={<Counted value={draft.values.egsSerial}>{t("field.egsSerialHint")}</Counted>}
        code
        required
      />
      {fields.map((name) => short(name, name === "csrOrganizationUnit" ? unitHint : undefined))}
      {draft.differs && (
        <Button className="w-fit" icon={<WandSparkles aria-hidden />} onClick={draft.propose}>
          {t("proposeAgain")}
        </Button>
      )}
    </>
  );
}

const fields = ["csrCommonName", "csrOrganizationUnit", "csrOrganization", "csrAddress", "csrIndustry"] as const;

function Counted({ value, children }: { value: string; children: ReactNode }) {
  const t = useTranslations("devices.field");
  const format = useFormat();
  const count = Array.from(value).length;
  return (
    <span className="flex flex-wrap justify-between gap-x-4">
      <span>{children}</span>
      <span className={cx(count > csrFieldLength && "font-medium text-broken")}>
        {t("count", { count: format.number(count), max: format.number(csrFieldLength) })}
      </span>
    </span>
  );
}
