import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "../../address.ts";
import { Inventory } from "./inventory.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("devices");
  return { title: t("title") };
}

export default function Page(props: { searchParams: Promise<Search> }) {
  return <Inventory {...props} />;
}
