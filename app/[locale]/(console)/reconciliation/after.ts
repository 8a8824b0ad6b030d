import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";

/** To what the comparison found. */
export async function toResult({ id }: { readonly id: string }): Promise<never> {
  redirect(`/${await getLocale()}/reconciliation/${id}`);
}
