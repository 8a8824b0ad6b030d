import type { Messages } from "next-intl";
import { nameIn } from "#components/records/name.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import type { AuditRow } from "#lib/services/audit/queries.ts";

export type AuditView = {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  /** What was done, in words; undefined for an action without words yet. */
  readonly what: string | undefined;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly establishment: string;
  readonly href: string | undefined;
  readonly detail: readonly (readonly [name: string, value: string])[];
};

type Words = Messages["audit"];

/** An entry for the reader: who, what and on what in words, the codes beside them. */
export function auditView(row: AuditRow, words: Words, locale: Locale): AuditView {
  const { id, at, actorKind, actorName, action, entity, entityId, establishmentNameAr, establishmentNameEn } = row;
  const actions: Readonly<Record<string, string>> = words.action;
  const entities: Readonly<Record<string, string>> = words.entity;
  const named = establishmentNameAr !== null && establishmentNameEn !== null;
  return {
    id,
    at: at.toISOString(),
    who: actorKind === "system" ? words.system : actorName,
    what: actions[action.replaceAll(".", "_")],
    action,
    entity: entities[entity] ?? entity,
    entityId,
    establishment: named
      ? nameIn(locale, { nameAr: establishmentNameAr, nameEn: establishmentNameEn })
      : words.installation,
    href: hrefOf(entity, entityId),
    detail: Object.entries(row.detail).map(([name, value]) => [name, textOf(value, words)]),
  };
}

function hrefOf(entity: string, id: string): string | undefined {
  const places: Readonly<Record<string, string>> = {
    device: "/devices",
    enrolment: "/enrolments",
    branch: "/branches",
    establishment: "/establishments",
  };
  const place = places[entity];
  return place && `${place}/${id}`;
}

function textOf(value: AuditRow["detail"][string], words: Words): string {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  return typeof value === "object" ? (value ?? ["–"]).join(", ") : String(value);
}
