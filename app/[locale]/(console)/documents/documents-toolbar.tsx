import { chosenPlaces } from "../chosen-places.ts";
import { DocumentsFilter } from "./documents-filter.tsx";

type Props = { establishment: string; search: Readonly<Record<string, string | undefined>> };

/** The filters, with the names of the branch and device that the address holds. */
export async function DocumentsToolbar({ establishment, search }: Props) {
  const { of, chosen } = await chosenPlaces(establishment, search);
  return <DocumentsFilter establishment={of} chosen={chosen} />;
}
