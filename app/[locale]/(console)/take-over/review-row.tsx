"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { nameIn } from "#components/records/name.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";
import type { Reviewed } from "./after.ts";

type Props = { row: Reviewed; on: boolean | undefined; set: ((value: string, on: boolean) => void) | undefined };

/** One certificate of the dry run: what it is, whose it is, and why it is not taken where it is not. */
export function ReviewRow({ row, on, set }: Props) {
  const t = useTranslations("takeOver.watch");
  const { certificate, refusals, warnings } = row;
  const value = certificate?.base64 ?? "";
  const head = <Head row={row} />;
  return (
    <li className="flex flex-col gap-1 px-4 py-2.5">
      {set === undefined ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">{head}</div>
      ) : (
        <label className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
          <input
            type="checkbox"
            name="chosen[]"
            value={value}
            checked={on ?? false}
            onChange={({ target }) => set(value, target.checked)}
            className="size-4 shrink-0 accent-accent"
          />
          {head}
        </label>
      )}
      {certificate && <Facts row={row} certificate={certificate} />}
      {refusals.map((reason) => (
        <StateMark key={reason} state={reason === "already_known" ? "unknown" : "broken"} quiet>
          <span className="whitespace-normal">
            <FieldErrorText error={{ path: "", code: `elsewhere.${reason}`, params: {} }} />
          </span>
        </StateMark>
      ))}
      {refusals.length === 0 && (
        <span className="text-cell">
          <Becomes row={row} />
        </span>
      )}
      {warnings.length > 0 && (
        <StateMark state="due" quiet>
          {t("warned")}
        </StateMark>
      )}
    </li>
  );
}

function Head({ row: { certificate, environment, guess, file, row } }: { row: Reviewed }) {
  const t = useTranslations("takeOver.watch");
  const known = environment ?? guess;
  const name = certificate === null ? t("unreadable") : (certificate.commonName ?? t("noName"));
  return (
    <>
      <bdi className="font-medium wrap-anywhere">{name}</bdi>
      {known && <EnvironmentMark environment={known} />}
      <span className="ms-auto text-cell text-ink-quiet">
        <bdi>{file === "" ? t("pasted") : file}</bdi>, {t("row", { row })}
      </span>
    </>
  );
}

type FactsProps = { row: Reviewed; certificate: NonNullable<Reviewed["certificate"]> };

function Facts({ row, certificate }: FactsProps) {
  const t = useTranslations("takeOver.watch");
  const locale = useLocale();
  const format = useFormat();
  const { branch, branchAssumed } = row;
  const place = branch && nameIn(locale, branch);
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-0.5 text-cell">
      <Fact term={t("egsSerial")}>{certificate.egsSerial && <Code>{certificate.egsSerial}</Code>}</Fact>
      <Fact term={t("serial")}>
        <Code>{certificate.serialNumber}</Code>
      </Fact>
      <Fact term={t("vatNumber")}>{certificate.vatNumber && <Code>{certificate.vatNumber}</Code>}</Fact>
      <Fact term={t("until")}>{format.date(certificate.notAfter)}</Fact>
      <Fact term={t("branchOf")}>
        {place && <bdi>{branchAssumed ? t("branchAssumed", { branch: place }) : place}</bdi>}
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className="flex min-w-0 flex-wrap gap-x-1.5">
      <dt className="text-ink-quiet">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

function Becomes({ row: { unit } }: { row: Reviewed }) {
  const t = useTranslations("takeOver.watch");
  if (unit === null) return t("unitNew");
  const { name, status } = unit;
  if (status === "draft") return t("unitDraft", { name });
  return t(status === "live" ? "unitWatched" : "unitKnown", { name });
}
