import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { showArming } from "#lib/services/promotion/arm.ts";
import { currentContext } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { Arm, Disarm } from "./arming-acts.tsx";
import { Evidence } from "./evidence.tsx";

type Props = { establishment: { readonly id: string; readonly vatNumber: string; readonly isDemo: boolean } };

/** Whether production is open for the establishment, on what; and where it cannot be opened, why not. */
export async function Arming({ establishment: { id, vatNumber, isDemo } }: Props) {
  const [t, format, { actor, gateway }] = await Promise.all([
    getTranslations("establishments.arming"),
    getFormat(),
    currentContext(),
  ]);
  const { armedAt, armedBasis, armedReason, evidence } = await ask(showArming, { establishmentId: id });
  const mayArm = canIn(actor, "establishment:arm", id);
  const barred = isDemo ? "demo" : gateway.reaches("simulator") ? "simulator" : undefined;
  const proven = evidence.length > 0;
  const closed = barred ?? (mayArm ? "closed" : "ownerOnly");
  return (
    <Section title={t("heading")}>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-72 flex-col gap-2">
          <p>
            {armedAt === null ? t(closed) : t("armed", { date: format.dateTime(armedAt), basis: armedBasis ?? "" })}
          </p>
          {armedReason && (
            <p className="text-ink-quiet">
              <bdi>{armedReason}</bdi>
            </p>
          )}
          {(proven || barred === undefined) && <Evidence of={evidence} />}
        </div>
        <ClientMessages also={["establishments", "devices"]}>
          {mayArm && armedAt === null && barred === undefined && (
            <Arm establishmentId={id} vatNumber={vatNumber} proven={proven} />
          )}
          {mayArm && armedAt !== null && <Disarm establishmentId={id} />}
        </ClientMessages>
      </div>
    </Section>
  );
}
