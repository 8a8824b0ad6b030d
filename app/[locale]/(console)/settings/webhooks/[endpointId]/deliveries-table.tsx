"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { deliveryStates } from "#lib/domain/event.ts";
import { again } from "../actions.ts";
import { useFailureWords } from "../use-failure-words.ts";
import type { DeliveryView } from "./delivery-view.ts";

type Props = Omit<ListOf<DeliveryView>, "toolbar" | "empty"> & { endpointId: string; active: boolean };

/** What was sent to one webhook and how each message ended; a row leads to its document. */
export function DeliveriesTable({ endpointId, active, ...rest }: Props) {
  const t = useTranslations("webhooks.messages");
  const options = deliveryStates.map((value) => ({ value, label: t(`state.${value}`) }));
  return (
    <DataTable
      exportPath={`/api/v1/exports/deliveries/${endpointId}`}
      label={t("title")}
      columns={useColumns(active)}
      rowId={({ id }) => id}
      rowHref={({ documentId }) =>
        documentId === null ? `/settings/webhooks/${endpointId}` : `/documents/${documentId}`
      }
      toolbar={<FilterBar filters={[{ name: "state", label: t("column.state"), options }]} />}
      empty={<EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
      {...rest}
    />
  );
}

const column = columnsOf<DeliveryView>();

function useColumns(active: boolean) {
  const [t, words] = [useTranslations("webhooks.messages"), useTranslations("webhooks.event")];
  return useMemo(
    () => [
      column.display({
        id: "kind",
        meta: { label: t("column.kind"), narrow: "title" },
        cell: ({ row }) => words(row.original.kind),
      }),
      column.display({
        id: "state",
        meta: { label: t("column.state") },
        cell: ({ row: { original } }) => (
          <StateMark state={original.look} quiet>
            {t(`state.${original.state}`)}
          </StateMark>
        ),
      }),
      column.display({
        id: "answer",
        meta: { label: t("column.answer") },
        cell: ({ row }) => <Answer of={row.original} />,
      }),
      column.display({
        id: "tries",
        meta: { label: t("column.tries"), align: "end" },
        cell: ({ row }) => row.original.attempts,
      }),
      column.display({
        id: "at",
        meta: { label: t("column.at"), sort: "created" },
        cell: ({ row }) => <TimeText at={row.original.createdAt} />,
      }),
      column.display({
        id: "act",
        meta: { label: t("column.act") },
        cell: ({ row: { original } }) => active && original.state !== "pending" && <Again deliveryId={original.id} />,
      }),
    ],
    [t, words, active],
  );
}

function Answer({ of: { status, failure, nextAt } }: { of: DeliveryView }) {
  const t = useTranslations("webhooks.messages");
  const words = useFailureWords();
  const said = [...(status === null ? [] : [`HTTP ${status}`]), ...(failure === null ? [] : [words(failure)])];
  return (
    <span className="flex flex-col">
      <span>{said.length === 0 ? <span className="text-ink-quiet">{t("noAnswer")}</span> : said.join(" · ")}</span>
      {nextAt !== null && (
        <span className="text-caption text-ink-quiet">
          {t("next")} <TimeText at={nextAt} />
        </span>
      )}
    </span>
  );
}

function Again({ deliveryId }: { deliveryId: string }) {
  const t = useTranslations("webhooks.messages");
  return (
    <Form action={again}>
      <input type="hidden" name="deliveryId" value={deliveryId} />
      <SubmitButton kind="bare">{t("again")}</SubmitButton>
    </Form>
  );
}
