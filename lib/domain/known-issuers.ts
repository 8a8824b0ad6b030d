import type { Environment } from "./environment.ts";

/** Issuers of production CSIDs seen so far in each environment. Another one is a warning, not a refusal: ZATCA adds CAs. */
const known: Readonly<Record<Environment, RegExp>> = {
  production: /^CN=PRZEINVOICESCA\d-CA, DC=extgazt, DC=gov, DC=local$/,
  simulation: /^CN=PEZEINVOICESCA\d-CA, DC=extgazt, DC=gov, DC=local$/,
  sandbox: /^CN=(TSZEINVOICE-SubCA-\d|PRZEINVOICESCA\d-CA), DC=extgazt, DC=gov, DC=local$/,
  simulator: /^CN=PRZEINVOICESCA\d-CA, DC=extgazt, DC=gov, DC=local$/,
};

export const isKnownIssuer = (environment: Environment, issuerName: string): boolean =>
  known[environment].test(issuerName);
