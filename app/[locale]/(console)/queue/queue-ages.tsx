import { getTranslations } from "next-intl/server";
import { ageEdges } from "#lib/domain/deadlines.ts";
import { getFormat } from "#lib/i18n/server.ts";
import type { LaneView } from "./platform-words.ts";

/** A table whose rows are bars: how many have waited how long, those past their limit filled at the beginning of the bar. */
export async function QueueAges({ ages }: { ages: LaneView["byAge"] }) {
  const [t, format] = await Promise.all([getTranslations("queue.ages"), getFormat()]);
  const most = Math.max(...ages.map(({ waiting }) => waiting));
  if (most <= 0) return null;
  const nameOf = (index: number): string => {
    const [from, to] = [ageEdges[index - 1], ageEdges[index]];
    if (from === undefined) return t("first", { to: to ?? 0 });
    return to === undefined ? t("last", { from }) : t("between", { from, to });
  };
  return (
    <table className="h-fit w-full text-cell">
      <caption className="mb-1 text-start text-body font-medium">{t("title")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("age")}</th>
          <th scope="col">{t("count")}</th>
        </tr>
      </thead>
      <tbody>
        {ages.map(({ waiting, late }, index) => (
          <tr key={ageEdges[index] ?? "last"}>
            <th scope="row" className="w-36 py-1 pe-3 text-start font-normal text-ink-quiet">
              {nameOf(index)}
            </th>
            <td className="py-1">
              <span className="flex items-center gap-2">
                <Bar share={waiting / most} late={waiting === 0 ? 0 : late / waiting} />
                <span>{format.number(waiting)}</span>
                {late > 0 && <span className="text-broken">{t("late", { count: late })}</span>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ share, late }: { share: number; late: number }) {
  return (
    <span
      aria-hidden
      className="flex h-3 overflow-hidden border border-waiting"
      style={{ inlineSize: `${share * 60}%` }}
      hidden={share === 0}
    >
      <span className="bg-broken" style={{ inlineSize: `${late * 100}%` }} />
    </span>
  );
}
