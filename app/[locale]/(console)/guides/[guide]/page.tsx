import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { guides, type Guide } from "#components/shell/help-topics.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { readGuide } from "#lib/web/guide.ts";
import { requiredSession } from "#lib/web/session.ts";
import { blocksOf } from "../blocks.ts";
import { GuideText } from "../guide-text.tsx";

type Props = { params: Promise<{ guide: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [guide, t] = await Promise.all([guideOf(params), getTranslations("help")]);
  return { title: t(`guideOf.${guide}`) };
}

export default async function GuidePage({ params }: Props) {
  const [guide, locale, t] = await Promise.all([guideOf(params), getLocale(), getTranslations("help")]);
  await requiredSession();
  const items = guides.map((name) => ({ href: `/guides/${name}`, label: t(`guideOf.${name}`) }));
  return (
    <>
      <PageHead title={t(`guideOf.${guide}`)} />
      <Tabs items={items} current={`/guides/${guide}`} label={t("guides")} />
      <GuideText blocks={blocksOf(await readGuide(locale, guide))} />
    </>
  );
}

async function guideOf(params: Props["params"]): Promise<Guide> {
  const { guide: asked } = await params;
  return guides.find((name) => name === asked) ?? notFound();
}
