import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";
import type { DocumentView } from "#lib/services/documents/schema.ts";

/** To the document's page, which shows how far it is and follows it. */
export async function toDocument({ id }: { readonly id: string }): Promise<never> {
  redirect(`/${await getLocale()}/documents/${id}`);
}

/** What the list of uploaded files shows of an issued one. */
export const briefly = ({ id, number }: DocumentView) => ({ id, number });
