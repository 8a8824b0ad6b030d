"use client";

import type { ComponentProps } from "react";
import { PageFailed } from "#components/shell/page-failed.tsx";

/** Where even the frame could not be made. */
export default function LocaleError(props: ComponentProps<typeof PageFailed>) {
  return (
    <main className="mx-auto w-full max-w-160 p-6">
      <PageFailed {...props} whole />
    </main>
  );
}
