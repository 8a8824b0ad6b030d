const day = 86_400_000;
/** Days before the end from which a certificate counts as due, however long it lives. */
export const dueDays = 90;
const longestWindowMs = dueDays * day;

export type Validity = { readonly notBefore: Date; readonly notAfter: Date };

/** From when a certificate is due for renewal: the lesser of one third of its lifetime and 90 days before its end. */
export const renewalDueFrom = ({ notBefore, notAfter }: Validity): Date =>
  new Date(notAfter.getTime() - Math.min((notAfter.getTime() - notBefore.getTime()) / 3, longestWindowMs));

export type RenewalWindow = {
  readonly opensAt: Date;
  /** Half of the time between opening and end: what is planned later leaves too little for people who are away. */
  readonly latestAt: Date;
};

/** Between which instants a renewal is planned. */
export function renewalWindow(validity: Validity): RenewalWindow {
  const opensAt = renewalDueFrom(validity);
  return { opensAt, latestAt: new Date((opensAt.getTime() + validity.notAfter.getTime()) / 2) };
}
