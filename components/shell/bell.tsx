import { Bell as Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#lib/i18n/navigation.ts";
import { iconButtonClass } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";

/** Where one finds what Khatm told one, with how much of it is new. */
export function Bell({ unread }: { unread: number }) {
  const t = useTranslations("channels.notices");
  const label = t("bell", { count: unread });
  return (
    <Link href="/notices" aria-label={label} title={label} className={cx(iconButtonClass, "relative")}>
      <Icon aria-hidden />
      {unread > 0 && (
        <bdi dir="ltr" aria-hidden className={countClass}>
          {unread > 99 ? "99+" : unread}
        </bdi>
      )}
    </Link>
  );
}

const countClass =
  "absolute -end-1 -top-0.5 min-w-4 rounded-full bg-broken px-1 text-center text-[0.625rem] leading-4 font-medium text-surface";
