import type { Environment } from "./environment.ts";

/** What an issuer that is not among the known ones means for a certificate. */
export const issuerVerdicts = ["warn", "refuse", "accept"] as const;
export type IssuerVerdict = (typeof issuerVerdicts)[number];

/** Issuers of production CSIDs seen so far in each environment. Another one is a warning by the standard, not a refusal: ZATCA adds CAs. */
const known: Readonly<Record<Environment, RegExp>> = {
  production: /^CN=PRZEINVOICESCA\d-CA, DC=extgazt, DC=gov, DC=local$/,
  simulation: /^CN=PEZEINVOICESCA\d-CA, DC=extgazt, DC=gov, DC=local$/,
  sandbox: /^CN=(TSZEINVOICE-SubCA-\d|PRZEINVOICESCA\d-CA), DC=extgazt, DC=gov, DC=local$/,
  simulator: /^CN=PRZEINVOICESCA\d-CA, DC=extgazt, DC=gov, DC=local$/,
};

export const isKnownIssuer = (environment: Environment, issuerName: string): boolean =>
  known[environment].test(issuerName);
