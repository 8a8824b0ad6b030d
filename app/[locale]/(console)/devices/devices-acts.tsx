import { useTranslations } from "next-intl";
import { MoreActs } from "#components/ui/more-acts.tsx";
import { SessionEntry } from "../enrolments/sessions/entry.tsx";
import { RegisterButton } from "./no-devices.tsx";

type Props = {
  drafts: number;
  address: Readonly<Record<string, string | undefined>>;
  mayRegister: boolean;
  mayCompare: boolean;
};

/** What one can do with the list: new devices are onboarded together, else a session takes what is shown. The rest stands in a menu. */
export function DevicesActs({ drafts, address, mayRegister, mayCompare }: Props) {
  const [imports, takeOver] = [useTranslations("imports"), useTranslations("takeOver")];
  const [reconciliation, runs] = [useTranslations("reconciliation"), useTranslations("fleet.run")];
  const ofRegister = [{ href: "/import", label: imports("link") }];
  const ofFleet = [
    { href: "/take-over", label: takeOver("title") },
    { href: "/reconciliation", label: reconciliation("title") },
  ];
  const always = [{ href: "/devices/runs", label: runs("list") }];
  return (
    <>
      <MoreActs links={[...(mayRegister ? ofRegister : []), ...(mayCompare ? ofFleet : []), ...always]} />
      {drafts > 0 ? <SessionEntry pick="new" /> : <SessionEntry pick="devices" address={address} />}
      {mayRegister && <RegisterButton />}
    </>
  );
}
