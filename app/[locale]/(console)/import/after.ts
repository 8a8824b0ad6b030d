import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";

/** To the file's own page, where its rows are looked at and recorded. */
export async function toImport({ id }: { readonly id: string }): Promise<never> {
  redirect(`/${await getLocale()}/import/${id}`);
}

export async function toImports(): Promise<never> {
  redirect(`/${await getLocale()}/import`);
}
