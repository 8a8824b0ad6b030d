import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";

/** To the branch's page, which says what happened. */
export async function toBranch({ id }: { readonly id: string }): Promise<never> {
  redirect(`/${await getLocale()}/branches/${id}?done=${id}`);
}

/** On to its devices and codes, one address that can be left and come back to. */
export async function toOpening({ id }: { readonly id: string }): Promise<never> {
  redirect(`/${await getLocale()}/branches/${id}/opening?done=${id}`);
}
