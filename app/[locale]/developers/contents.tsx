import { useTranslations } from "next-intl";
import type { ApiOperation } from "./described.ts";

export function Contents({ operations }: { operations: readonly ApiOperation[] }) {
  const t = useTranslations("api");
  const parts = [
    { id: "start", label: t("start.title") },
    { id: "examples", label: t("examples.title") },
    { id: "idempotency", label: t("idempotency.title") },
    { id: "pending", label: t("pending.title") },
    { id: "retry", label: t("retry.title") },
    ...operations.map(({ id }) => ({ id, label: t(`operation.${id}.title`) })),
    { id: "errors", label: t("errors.title") },
    { id: "events", label: t("events.title") },
  ];
  return (
    <nav aria-label={t("contents")} data-print="no">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {parts.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-flex min-h-6 items-center text-accent hover:underline">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
