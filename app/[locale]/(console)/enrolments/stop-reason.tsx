import { getTranslations } from "next-intl/server";
import { namedIn, whatHappened, whatNext } from "#components/enrolments/reason-words.ts";
import { SaidByGateway } from "#components/enrolments/said.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { EnrolmentView } from "#lib/services/enrolments/queries.ts";

type Props = { walk: EnrolmentView; reason: NonNullable<EnrolmentView["reason"]> };

/** Why the walk stands, what the gateway said, and what comes next. */
export async function StopReason({ walk, reason: { code, params } }: Props) {
  const [t, format] = await Promise.all([getTranslations("enrolments"), getFormat()]);
  const next = whatNext(t, code, walk.nextAttemptAt === null ? "" : format.time(walk.nextAttemptAt));
  const named = namedIn(t, params);
  const until = params["codeExpiresAt"];
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{whatHappened(t, code)}</p>
      {named && <p>{t("named", { names: named })}</p>}
      <Quoted code={text(params["gatewayCode"])} message={text(params["gatewayText"])} />
      <p>{next}</p>
      {until && <p>{t("codeUntil", { time: format.time(until) })}</p>}
    </div>
  );
}

function Quoted({ code, message }: { code: string | null; message: string | null }) {
  return code === null && message === null ? null : <SaidByGateway code={code} message={message} />;
}

const text = (value: string | number | undefined): string | null =>
  value === undefined || value === "" ? null : String(value);
