"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { DeviceValues } from "./use-device-draft.ts";

type Pair = readonly [attribute: string, value: string];

/** Subject and alternative name in the order in which they stand in the request. */
export function CsrPreview({ values, vatNumber }: { values: DeviceValues; vatNumber: string }) {
  const t = useTranslations("devices");
  const subject: readonly Pair[] = [
    ["C", "SA"],
    ["OU", values.csrOrganizationUnit],
    ["O", values.csrOrganization],
    ["CN", values.csrCommonName],
  ];
  const alternative: readonly Pair[] = [
    ["SN", values.egsSerial],
    ["UID", vatNumber],
    ["title", values.functionalityMap],
    ["registeredAddress", values.csrAddress],
    ["businessCategory", values.csrIndustry],
  ];
  return (
    <section
      aria-label={t("part.preview")}
      className="rounded-md border bg-surface xl:sticky xl:top-[calc(var(--head)+1.5rem)]"
    >
      <h2 className="border-b px-4 py-2 text-section font-semibold">{t("part.preview")}</h2>
      <div className="flex flex-col gap-4 p-4">
        <Names title={t("previewSubject")} pairs={subject} />
        <Names title={t("previewSan")} pairs={alternative} />
      </div>
    </section>
  );
}

function Names({ title, pairs }: { title: string; pairs: readonly Pair[] }) {
  return (
    <div>
      <h3 className="mb-1 text-caption text-ink-quiet">{title}</h3>
      <dl dir="ltr" className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-0.5 font-mono text-cell">
        {pairs.map(([attribute, value]) => (
          <Fragment key={attribute}>
            <dt className="text-ink-quiet">{attribute}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <bdi>{value === "" ? "…" : value}</bdi>
            </dd>
          </Fragment>
        ))}
      </dl>
    </div>
  );
}
