import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WhoMay } from "#components/records/who-may.tsx";
import { showDevice } from "#lib/services/devices/queries.ts";
import { listTakeOvers } from "#lib/services/take-over/queries.ts";
import { first, type Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { choicesOf } from "../choices.ts";
import { TakeOverFrame } from "../frame.tsx";
import { TakeForm } from "../take-form.tsx";
import { TakeOverList } from "../take-over-list.tsx";

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("takeOver");
  return { title: t("take.title") };
}

export default async function TakePage({ searchParams }: Props) {
  const { device } = await searchParams;
  return (
    <TakeOverFrame way="/take-over/key" looking={looking}>
      {(establishmentId) => <Taking key={establishmentId} establishmentId={establishmentId} deviceId={first(device)} />}
    </TakeOverFrame>
  );
}

const looking = (establishmentId: string) => <Looking establishmentId={establishmentId} />;

/** How the take-overs stand, for those who may not take over themselves. */
async function Looking({ establishmentId }: { establishmentId: string }) {
  const [rows, t] = await Promise.all([
    ask(listTakeOvers, { establishment: establishmentId }),
    getTranslations("takeOver.list"),
  ]);
  return (
    <>
      <WhoMay right="fleet:write" />
      {rows.length === 0 && <p>{t("none")}</p>}
      <TakeOverList rows={rows} mayAct={false} />
    </>
  );
}

type TakingProps = { establishmentId: string; deviceId: string | undefined };

async function Taking({ establishmentId, deviceId }: TakingProps) {
  const choices = await choicesOf(establishmentId, "take");
  const rows = await ask(listTakeOvers, { establishment: establishmentId });
  const meant = deviceId === undefined ? undefined : (await ask(showDevice, { deviceId })).device;
  const place = meant && { name: meant.name, environment: meant.environment, branchId: meant.branchId };
  return (
    <>
      <TakeForm establishmentId={establishmentId} choices={choices} {...(place && { place })} />
      <TakeOverList rows={rows} mayAct />
    </>
  );
}
