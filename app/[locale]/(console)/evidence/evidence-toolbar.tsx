import { chosenPlaces } from "../chosen-places.ts";
import { EvidenceFilter } from "./evidence-filter.tsx";
import { PeriodFilter } from "./period-filter.tsx";

type Props = { establishment: string; search: Readonly<Record<string, string | undefined>> };

/** The filters, with the names of the branch and device that the address holds, and the period. */
export async function EvidenceToolbar({ establishment, search }: Props) {
  const { of, chosen } = await chosenPlaces(establishment, search);
  return (
    <div className="flex flex-col gap-2">
      <EvidenceFilter establishment={of} chosen={chosen} />
      <PeriodFilter />
    </div>
  );
}
