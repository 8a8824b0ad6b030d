import type { DeviceView } from "./device-view.ts";

/** The certificate with which the device signs, or signed last; dates are there once it was read. */
export function liveCertificate({ credentials, device }: DeviceView) {
  const live = credentials.find(
    ({ status, kind, environment }) => status === "live" && kind === "production" && environment === device.environment,
  );
  if (live === undefined || live.notBefore === null || live.notAfter === null) return undefined;
  return { ...live, notBefore: live.notBefore.toISOString(), notAfter: live.notAfter.toISOString() };
}

/** The certificate that the live one replaced, while it could still be taken back. */
export function certificateBefore(view: DeviceView, now: Date) {
  const before = view.credentials.find(({ id }) => id === liveCertificate(view)?.replacesId);
  const usable = before?.status === "superseded" && before.notAfter !== null && before.notAfter > now;
  return view.device.status === "live" && usable ? before : undefined;
}
