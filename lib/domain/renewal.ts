const day = 86_400_000;
const longestWindowMs = 90 * day;

type Validity = { readonly notBefore: Date; readonly notAfter: Date };

/** From when a certificate is due for renewal: the lesser of one third of its lifetime and 90 days before its end. */
export const renewalDueFrom = ({ notBefore, notAfter }: Validity): Date =>
  new Date(notAfter.getTime() - Math.min((notAfter.getTime() - notBefore.getTime()) / 3, longestWindowMs));
