import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "../../address.ts";
import { GiveShown } from "./give-shown.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("fleet.give");
  return { title: t("title") };
}

export default function Page(props: { searchParams: Promise<Search> }) {
  return <GiveShown {...props} />;
}
