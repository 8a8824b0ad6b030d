"use client";

import { CheckedField } from "./checked-field.tsx";
import { checks } from "./checks.ts";
import type { Named } from "./name.ts";

type Props = { labels: Readonly<Record<keyof Named, string>>; of?: Named | undefined };

/** Each name in its own script and direction, whatever the page's language. */
export function NameFields({ labels, of }: Props) {
  return (
    <>
      <CheckedField
        name="nameAr"
        label={labels.nameAr}
        check={checks.arabicName}
        defaultValue={of?.nameAr}
        lang="ar"
        dir="rtl"
      />
      <CheckedField
        name="nameEn"
        label={labels.nameEn}
        check={checks.latinName}
        defaultValue={of?.nameEn}
        lang="en"
        dir="ltr"
      />
    </>
  );
}
