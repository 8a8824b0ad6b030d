import { lifecycle } from "./lifecycle.ts";

/** One walk from key pair to production CSID. A renewal is a second walk beside a live device. */
export const enrolmentLifecycle = lifecycle({
  ready: { complianceRequested: "compliance_requested", abandoned: "abandoned" },
  compliance_requested: {
    complianceIssued: "compliant_pending",
    otpRefused: "ready",
    complianceRefused: "ready",
    answerLost: "compliance_requested",
    productionIssued: "issued",
  },
  compliant_pending: { checksPassed: "checked", checkFailed: "compliant_pending", abandoned: "abandoned" },
  checked: { productionRequested: "production_requested", abandoned: "abandoned" },
  production_requested: {
    productionIssued: "issued",
    productionRefused: "checked",
    stepsMissing: "compliant_pending",
    answerLost: "production_requested",
    abandoned: "abandoned",
  },
  issued: { activated: "active", shapeTested: "shape_tested", verificationFailed: "issued", abandoned: "abandoned" },
  active: {},
  shape_tested: {},
  abandoned: {},
});

export type EnrolmentStatus = (typeof enrolmentLifecycle.statuses)[number];
export type EnrolmentEvent = ReturnType<typeof enrolmentLifecycle.events>[number];

/** Where a walk is over. */
export const endedStatuses = enrolmentLifecycle.statuses.filter(
  (status) => enrolmentLifecycle.events(status).length === 0,
);
