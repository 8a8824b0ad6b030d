import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";

/** To the document's page, which shows how far it is and follows it. */
export async function toDocument({ id }: { readonly id: string }): Promise<never> {
  redirect(`/${await getLocale()}/documents/${id}`);
}
