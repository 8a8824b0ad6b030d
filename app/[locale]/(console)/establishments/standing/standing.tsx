import type { ComponentProps } from "react";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { Anew } from "../anew.tsx";
import { ArchiveEstablishment } from "../archive-establishment.tsx";
import { Arming } from "./arming.tsx";
import { VatStanding } from "./vat-standing.tsx";

type Props = ComponentProps<typeof Arming> &
  ComponentProps<typeof VatStanding> &
  ComponentProps<typeof ArchiveEstablishment> & { mayArchive: boolean };

/** What an establishment may do as a whole: go to production, issue while its VAT registration stands, be put away. */
export function Standing({ establishment, devices, live, archived, mayArchive, mayWrite }: Props) {
  return (
    <>
      <Anew establishmentId={establishment.id} />
      {!archived && <Arming establishment={establishment} />}
      <VatStanding {...{ establishment, live, mayWrite }} />
      <ClientMessages also={["establishments", "records"]}>
        {mayArchive && <ArchiveEstablishment {...{ establishment, devices, archived }} />}
      </ClientMessages>
    </>
  );
}
