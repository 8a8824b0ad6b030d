import { NextIntlClientProvider, type Messages } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

type Namespace = keyof Messages;

/** What the components themselves say; pages name what their own client leaves say, and nothing else is sent. */
const always = [
  "common",
  "environment",
  "errors",
  "fields",
  "form",
  "keys",
  "nav",
  "table",
] as const satisfies Namespace[];

export async function ClientMessages({ also, children }: { also?: readonly Namespace[]; children: ReactNode }) {
  const all: Messages = await getMessages();
  const sent = Object.fromEntries([...always, ...(also ?? [])].map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={sent}>{children}</NextIntlClientProvider>;
}
