import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#components/records/name.ts";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { DeviceView } from "./device-view.ts";

/** The records of a device: where it stands, what it may serve, and what its certificate request says. */
export function DeviceFacts({ view: { device, place, served }, brief }: { view: DeviceView; brief?: boolean }) {
  const t = useTranslations("devices");
  const locale = useLocale();
  const branch = place && (
    <Link href={`/branches/${place.branch.id}`} className="text-accent hover:underline">
      <bdi>{nameIn(locale, place.branch)}</bdi>
    </Link>
  );
  const others = served.filter(({ id }) => id !== device.branchId);
  const items = [
    { term: t("field.branch"), value: branch },
    { term: t("page.branches"), value: <Served branches={others} /> },
    { term: t("field.map"), value: t(`map.${device.functionalityMap}`) },
    { term: t("field.custody"), value: t(`custody.${device.custody}`) },
    { term: t("field.egsSerial"), value: <CopyCode value={device.egsSerial} wrap /> },
    { term: t("field.vatNumber"), value: place && <CopyCode value={place.establishment.vatNumber} /> },
  ];
  const request = [
    { term: t("field.csrCommonName"), value: plain(device.csrCommonName) },
    { term: t("field.csrOrganizationUnit"), value: plain(device.csrOrganizationUnit) },
    { term: t("field.csrOrganization"), value: plain(device.csrOrganization) },
    { term: t("field.csrAddress"), value: plain(device.csrAddress) },
    { term: t("field.csrIndustry"), value: plain(device.csrIndustry) },
    { term: t("page.registered"), value: <TimeText at={device.createdAt.toISOString()} /> },
  ];
  return <DescriptionList items={brief ? items : [...items, ...request]} wide={!brief} />;
}

function Served({ branches }: { branches: DeviceView["served"] }) {
  const t = useTranslations("devices");
  const locale = useLocale();
  if (branches.length === 0) return t("field.servedNone");
  const list = (
    <ul className="flex flex-col gap-0.5">
      {branches.map((branch) => (
        <li key={branch.id}>{plain(nameIn(locale, branch))}</li>
      ))}
    </ul>
  );
  if (branches.length <= fewBranches) return list;
  return (
    <details>
      <summary className="min-h-6 w-fit text-accent">{t("page.servedCount", { count: branches.length })}</summary>
      {list}
    </details>
  );
}

const fewBranches = 3;

const plain = (text: string) => <bdi className="wrap-anywhere">{text}</bdi>;
