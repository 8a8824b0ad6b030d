"use server";

import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";
import { changePassword } from "#lib/services/people/change-password.ts";
import { proveAgain } from "#lib/services/people/prove-again.ts";
import { action } from "#lib/web/action.ts";

export const change = action(changePassword, {
  add: ({ id }) => ({ sessionId: id }),
  beforePasswordChange: true,
  view: async () => redirect(`/${await getLocale()}`),
});

export const prove = action(proveAgain, { add: ({ id }) => ({ sessionId: id }) });
