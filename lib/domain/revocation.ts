import { lifecycle } from "./lifecycle.ts";

/**
 * "Revoke the old unit in the portal": open until a person states that it was done, recorded once a second person or the portal's
 * own list says so, withdrawn where it was stated by mistake.
 */
export const revocationLifecycle = lifecycle({
  open: { stated: "stated", listed: "recorded" },
  stated: { confirmed: "recorded", listed: "recorded", withdrawn: "withdrawn", reopened: "open" },
  recorded: {},
  withdrawn: {},
});

/** Why a unit must be, or was, revoked. */
export const revocationCauses = ["decommissioned", "replaced", "portal"] as const;
/** Who made the record final: a second person, an owner who is alone, or the portal's list. */
export const revocationWitnesses = ["second_person", "alone", "list"] as const;
