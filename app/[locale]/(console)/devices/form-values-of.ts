import type { DeviceView } from "./device-view.ts";

/** What the form of an existing device starts from. */
export function formValuesOf({ device, served }: DeviceView) {
  return {
    id: device.id,
    status: device.status,
    servedBranchIds: served.map(({ id }) => id),
    name: device.name,
    branchId: device.branchId,
    functionalityMap: device.functionalityMap,
    egsSerial: device.egsSerial,
    csrCommonName: device.csrCommonName,
    csrOrganizationUnit: device.csrOrganizationUnit,
    csrOrganization: device.csrOrganization,
    csrAddress: device.csrAddress,
    csrIndustry: device.csrIndustry,
  };
}
