import { useTranslations } from "next-intl";
import { Code } from "#components/ui/code.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { EvidenceRow } from "#lib/services/evidence/view.ts";
import { aboutOf, credentialOf } from "./call-row.ts";

type Props = { call: EvidenceRow };

/** When it was, what it was for, and with whose login. */
export function CallFacts({ call }: Props) {
  const t = useTranslations();
  const about = aboutOf(t, call);
  const { deviceId, deviceName, uuid, credentialSerial } = call;
  const items = [
    { term: t("evidence.fact.startedAt"), value: <TimeText at={call.startedAt.toISOString()} /> },
    { term: t("evidence.column.about"), value: about && <Place href={about.href}>{about.words}</Place> },
    ...(uuid === null ? [] : [{ term: "UUID", value: <CopyCode value={uuid} wrap /> }]),
    {
      term: t("evidence.column.device"),
      value: deviceName && <Place href={`/devices/${deviceId}`}>{deviceName}</Place>,
    },
    {
      term: t("evidence.column.credential"),
      value: (
        <span className="flex flex-wrap items-center gap-x-2">
          {credentialOf(t, call)}
          {credentialSerial && <CopyCode value={credentialSerial} wrap />}
        </span>
      ),
    },
    {
      term: t("evidence.fact.exactly"),
      value: (
        <span className="flex flex-wrap gap-x-4">
          <Code>{call.startedAt.toISOString()}</Code>
          <Code>{call.endedAt.toISOString()}</Code>
        </span>
      ),
    },
    { term: t("evidence.column.id"), value: <CopyCode value={call.id} wrap /> },
  ];
  return <DescriptionList items={items} wide />;
}

function Place({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="text-accent hover:underline">
      <bdi>{children}</bdi>
    </Link>
  );
}
