import { redirect } from "next/navigation";

type Props = { params: Promise<{ locale: string }> };

/** What needs attention is what one opens the console for. */
export default async function ConsolePage({ params }: Props) {
  const { locale } = await params;
  redirect(`/${locale}/attention`);
}
