import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "../../../address.ts";
import { RunShown } from "./run-shown.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("fleet.run");
  return { title: t("list") };
}

export default function Page(props: { params: Promise<{ runId: string }>; searchParams: Promise<Search> }) {
  return <RunShown {...props} />;
}
