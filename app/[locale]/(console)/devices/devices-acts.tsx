import { ImportLink } from "../import/import-link.tsx";
import { CompareLink } from "../reconciliation/compare-link.tsx";
import { SessionEntry } from "../enrolments/sessions/entry.tsx";
import { BringLink } from "../take-over/entry.tsx";
import { RegisterButton } from "./no-devices.tsx";

type Props = {
  drafts: number;
  address: Readonly<Record<string, string | undefined>>;
  mayRegister: boolean;
  mayCompare: boolean;
};

/** What one can do with the list: new devices are onboarded together, else a session takes what is shown. */
export function DevicesActs({ drafts, address, mayRegister, mayCompare }: Props) {
  return (
    <>
      {mayCompare && <BringLink />}
      {mayCompare && <CompareLink />}
      {drafts > 0 ? <SessionEntry pick="new" /> : <SessionEntry pick="devices" address={address} />}
      {mayRegister && <ImportLink />}
      {mayRegister && <RegisterButton />}
    </>
  );
}
