import alarms from "./ar/alarms.json" with { type: "json" };
import api from "./ar/api.json" with { type: "json" };
import attention from "./ar/attention.json" with { type: "json" };
import audit from "./ar/audit.json" with { type: "json" };
import branches from "./ar/branches.json" with { type: "json" };
import certificates from "./ar/certificates.json" with { type: "json" };
import chains from "./ar/chains.json" with { type: "json" };
import channels from "./ar/channels.json" with { type: "json" };
import common from "./ar/common.json" with { type: "json" };
import coverage from "./ar/coverage.json" with { type: "json" };
import devices from "./ar/devices.json" with { type: "json" };
import documents from "./ar/documents.json" with { type: "json" };
import enrolments from "./ar/enrolments.json" with { type: "json" };
import environment from "./ar/environment.json" with { type: "json" };
import errors from "./ar/errors.json" with { type: "json" };
import establishments from "./ar/establishments.json" with { type: "json" };
import evidence from "./ar/evidence.json" with { type: "json" };
import fields from "./ar/fields.json" with { type: "json" };
import findings from "./ar/findings.json" with { type: "json" };
import fleet from "./ar/fleet.json" with { type: "json" };
import form from "./ar/form.json" with { type: "json" };
import help from "./ar/help.json" with { type: "json" };
import keys from "./ar/keys.json" with { type: "json" };
import imports from "./ar/imports.json" with { type: "json" };
import members from "./ar/members.json" with { type: "json" };
import nav from "./ar/nav.json" with { type: "json" };
import opening from "./ar/opening.json" with { type: "json" };
import people from "./ar/people.json" with { type: "json" };
import queue from "./ar/queue.json" with { type: "json" };
import reconciliation from "./ar/reconciliation.json" with { type: "json" };
import records from "./ar/records.json" with { type: "json" };
import sessions from "./ar/sessions.json" with { type: "json" };
import settings from "./ar/settings.json" with { type: "json" };
import signIn from "./ar/signIn.json" with { type: "json" };
import table from "./ar/table.json" with { type: "json" };
import takeOver from "./ar/takeOver.json" with { type: "json" };
import tieOut from "./ar/tieOut.json" with { type: "json" };
import tour from "./ar/tour.json" with { type: "json" };
import views from "./ar/views.json" with { type: "json" };
import webhooks from "./ar/webhooks.json" with { type: "json" };

export const ar = {
  alarms,
  api,
  attention,
  audit,
  branches,
  certificates,
  chains,
  channels,
  common,
  coverage,
  devices,
  documents,
  enrolments,
  environment,
  errors,
  establishments,
  evidence,
  fields,
  findings,
  fleet,
  form,
  help,
  keys,
  imports,
  members,
  nav,
  opening,
  people,
  queue,
  reconciliation,
  records,
  sessions,
  settings,
  signIn,
  table,
  takeOver,
  tieOut,
  tour,
  views,
  webhooks,
};
