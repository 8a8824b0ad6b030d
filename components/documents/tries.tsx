import { useTranslations } from "next-intl";
import { secondsOf, type Call } from "#components/evidence/call.ts";
import { CallName, CallOutcome, CallStatus, CallTook } from "#components/evidence/outcome.tsx";
import { CallAnswer, CallRequest, type Exchanged } from "#components/evidence/words.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";

type Open = Exchanged & { readonly id: string };
type Props = { tries: readonly Call[]; page: string; open: Open | undefined };

/** Every try to send a document, in order; the address says which one is open, word for word. */
export function Tries({ tries, page, open }: Props) {
  return (
    <ol>
      {tries.map((each) => (
        <li key={each.id} id={each.id} className="border-b px-4 py-2 last:border-b-0">
          <One of={each} page={page} open={open?.id === each.id ? open : undefined} />
        </li>
      ))}
    </ol>
  );
}

function One({ of, page, open }: { of: Call; page: string; open: Open | undefined }) {
  const { id, call, outcome, status, failure, startedAt } = of;
  const t = useTranslations("documents.tries");
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <TimeText at={startedAt.toISOString()} relative={false} />
        <span>
          <CallName call={call} />
        </span>
        <CallOutcome outcome={outcome} failure={failure} />
        <span className="ms-auto flex gap-3 text-cell text-ink-quiet">
          <CallStatus status={status} named />
          <CallTook seconds={secondsOf(of)} />
        </span>
      </div>
      <p className="flex flex-wrap gap-x-4 text-cell">
        <Link
          href={open ? page : `${page}?attempt=${id}`}
          scroll={false}
          aria-expanded={open !== undefined}
          className={linkClass}
        >
          {t(open ? "hide" : "show")}
        </Link>
        {open && (
          <Link href={`/evidence/${id}`} className={linkClass}>
            {t("whole")}
          </Link>
        )}
      </p>
      {open && <Words of={open} />}
    </>
  );
}

function Words({ of: { request, response } }: { of: Exchanged }) {
  const t = useTranslations("evidence");
  return (
    <div className="mt-2 flex flex-col gap-2">
      <p className="text-cell text-ink-quiet">{t("request")}</p>
      <CallRequest of={request} />
      <p className="text-cell text-ink-quiet">{t("answer")}</p>
      <CallAnswer of={response} />
    </div>
  );
}

const linkClass = "inline-flex min-h-6 items-center text-accent hover:underline";
