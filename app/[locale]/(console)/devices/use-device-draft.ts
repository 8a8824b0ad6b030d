"use client";

import { useState, type ChangeEvent, type FormEvent } from "react";
import { proposeCsrFields, type CsrFields } from "#lib/domain/csr-proposal.ts";
import { changesOfCertificate, type CertifiedField } from "#lib/domain/device-changes.ts";
import type { DeviceStatus } from "#lib/domain/device-lifecycle.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { functionalityMaps, type FunctionalityMap } from "#lib/domain/functionality-map.ts";

type Branch = {
  readonly id: string;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly buildingNumber: string;
  readonly street: string;
  readonly city: string;
  readonly memberTin: string | null;
};

export type DeviceValues = CsrFields & {
  readonly name: string;
  readonly branchId: string;
  readonly functionalityMap: FunctionalityMap;
  readonly egsSerial: string;
};

export type FormFacts = {
  readonly establishment: {
    readonly id: string;
    readonly vatNumber: string;
    readonly nameEn: string;
    readonly industry: string;
  };
  readonly branches: readonly Branch[];
  readonly environments: readonly Environment[];
  /** A serial that is free, for a new device. */
  readonly serial: string;
  readonly of?: DeviceValues & {
    readonly id: string;
    readonly status: DeviceStatus;
    readonly servedBranchIds: readonly string[];
  };
};

type Written = Partial<Record<keyof DeviceValues, string>>;

/** What the form holds now: written values, and for the rest what the records propose. */
export function useDeviceDraft({ establishment, branches, serial, of }: FormFacts) {
  const [written, setWritten] = useState<Written>({});
  const name = written.name ?? of?.name ?? "";
  const branchId = written.branchId ?? of?.branchId ?? branches[0]?.id ?? "";
  const branch = branches.find(({ id }) => id === branchId);
  const proposed = branch && proposalFor(establishment, branch, name);
  const start = of ?? { egsSerial: serial, functionalityMap: functionalityMaps[2], ...(proposed ?? blank) };
  const values: DeviceValues = {
    ...start,
    ...written,
    name,
    branchId,
    functionalityMap: functionalityMaps.find((map) => map === written.functionalityMap) ?? start.functionalityMap,
  };
  const write = (changes: Written) => setWritten((before) => ({ ...before, ...changes }));
  return {
    values,
    changed: of ? changesOfCertificate(of, values) : noField,
    /** What `name`, `value` and `onChange` of a field are. */
    field: (field: keyof DeviceValues) => ({
      name: field,
      value: values[field],
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => write({ [field]: event.target.value }),
    }),
    takeMap: (event: FormEvent<HTMLElement>) => {
      if (event.target instanceof HTMLInputElement) write({ functionalityMap: event.target.value });
    },
    /** Fills the request's values from the records again. */
    propose: () => proposed && write({ ...proposed }),
    differs: proposed !== undefined && differing(values, proposed),
  };
}

/** A common name begins with the device's own; without one there is nothing to propose yet. */
function proposalFor(establishment: FormFacts["establishment"], branch: Branch, deviceName: string): CsrFields {
  const fields = proposeCsrFields({ establishment, memberTin: branch.memberTin, branch, deviceName });
  return deviceName.trim() === "" ? { ...fields, csrCommonName: "" } : fields;
}

export type DeviceDraft = ReturnType<typeof useDeviceDraft>;

const differing = (values: CsrFields, proposed: CsrFields): boolean =>
  values.csrCommonName !== proposed.csrCommonName ||
  values.csrOrganizationUnit !== proposed.csrOrganizationUnit ||
  values.csrOrganization !== proposed.csrOrganization ||
  values.csrAddress !== proposed.csrAddress ||
  values.csrIndustry !== proposed.csrIndustry;

const noField: readonly CertifiedField[] = [];
const blank: CsrFields = {
  csrCommonName: "",
  csrOrganizationUnit: "",
  csrOrganization: "",
  csrAddress: "",
  csrIndustry: "",
};
