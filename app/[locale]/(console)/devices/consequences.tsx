"use client";

import { useTranslations } from "next-intl";
import type { Outcome } from "#components/form/form.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Checkbox } from "#components/ui/choice.tsx";
import type { CertifiedField } from "#lib/domain/device-changes.ts";
import type { DeviceStatus } from "#lib/domain/device-lifecycle.ts";
import type { DeviceLabels } from "./use-device-labels.ts";

type Props = {
  changed: readonly CertifiedField[];
  labels: DeviceLabels;
  status: DeviceStatus;
  agreed: boolean;
  setAgreed: (agreed: boolean) => void;
};

/** Before saving: which values of the certificate would no longer be true, and what that calls for. */
export function Consequences({ changed, labels, status, agreed, setAgreed }: Props) {
  const t = useTranslations("devices");
  if (changed.length === 0 || status === "draft") return null;
  const fields = changed.map((field) => labels[field]).join(t("comma"));
  return (
    <Banner state="late" title={t("edit.consequence")}>
      <p className="mb-2">{t("edit.consequenceText", { fields })}</p>
      <Checkbox
        id="consequences"
        name="consequencesAccepted"
        value="true"
        label={t("edit.accept")}
        checked={agreed}
        onChange={(event) => setAgreed(event.target.checked)}
      />
    </Banner>
  );
}

/** A refusal names fields by their own names; people read their labels. */
export function inWords(outcome: Outcome, labels: DeviceLabels, comma: string): Outcome {
  if (outcome.ok || outcome.code !== "device.change_needs_onboarding") return outcome;
  const known: Readonly<Record<string, string>> = labels;
  const fields = String(outcome.params["fields"] ?? "").split(",");
  return { ...outcome, params: { fields: fields.map((field) => known[field] ?? field).join(comma) } };
}
