import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { choicesOf } from "./choices.ts";
import { TakeOverFrame } from "./frame.tsx";
import { WatchForm } from "./watch-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("takeOver");
  return { title: t("title") };
}

export default function WatchPage() {
  return (
    <TakeOverFrame way="/take-over">
      {(establishmentId) => <Watching key={establishmentId} establishmentId={establishmentId} />}
    </TakeOverFrame>
  );
}

async function Watching({ establishmentId }: { establishmentId: string }) {
  return <WatchForm establishmentId={establishmentId} choices={await choicesOf(establishmentId, "watch")} />;
}
