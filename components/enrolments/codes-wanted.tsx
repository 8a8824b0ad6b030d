"use client";

import { useTranslations } from "next-intl";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { batchesFor } from "#lib/domain/otp-session.ts";

type Props = { environment: Environment; kind: EnrolmentKind; wanted: number };

/** How many codes to make in the portal, where, and as what; or that none is missing. */
export function CodesWanted({ environment, kind, wanted }: Props) {
  const t = useTranslations("sessions");
  const batches = batchesFor(wanted).map((count) => t("plan.codes", { count }));
  return (
    <>
      <p className="text-section font-semibold">
        {wanted === 0 ? t("codes.enough") : t("codes.makeOne", { count: wanted })}
      </p>
      {batches.length > 1 && <p>{t("codes.batches", { batches: batches.join(t("plan.and")) })}</p>}
      <p className="text-ink-quiet">
        {wanted === 0 ? t("codes.enoughText") : `${t(`codes.where.${environment}`)} ${t(`codes.tile.${kind}`)}`}
      </p>
    </>
  );
}
