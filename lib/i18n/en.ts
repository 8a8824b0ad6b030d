import alarms from "./en/alarms.json" with { type: "json" };
import api from "./en/api.json" with { type: "json" };
import attention from "./en/attention.json" with { type: "json" };
import audit from "./en/audit.json" with { type: "json" };
import branches from "./en/branches.json" with { type: "json" };
import certificates from "./en/certificates.json" with { type: "json" };
import chains from "./en/chains.json" with { type: "json" };
import channels from "./en/channels.json" with { type: "json" };
import common from "./en/common.json" with { type: "json" };
import coverage from "./en/coverage.json" with { type: "json" };
import devices from "./en/devices.json" with { type: "json" };
import documents from "./en/documents.json" with { type: "json" };
import enrolments from "./en/enrolments.json" with { type: "json" };
import environment from "./en/environment.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import establishments from "./en/establishments.json" with { type: "json" };
import evidence from "./en/evidence.json" with { type: "json" };
import fields from "./en/fields.json" with { type: "json" };
import findings from "./en/findings.json" with { type: "json" };
import fleet from "./en/fleet.json" with { type: "json" };
import form from "./en/form.json" with { type: "json" };
import help from "./en/help.json" with { type: "json" };
import keys from "./en/keys.json" with { type: "json" };
import imports from "./en/imports.json" with { type: "json" };
import members from "./en/members.json" with { type: "json" };
import nav from "./en/nav.json" with { type: "json" };
import opening from "./en/opening.json" with { type: "json" };
import people from "./en/people.json" with { type: "json" };
import queue from "./en/queue.json" with { type: "json" };
import reconciliation from "./en/reconciliation.json" with { type: "json" };
import records from "./en/records.json" with { type: "json" };
import sessions from "./en/sessions.json" with { type: "json" };
import settings from "./en/settings.json" with { type: "json" };
import signIn from "./en/signIn.json" with { type: "json" };
import table from "./en/table.json" with { type: "json" };
import takeOver from "./en/takeOver.json" with { type: "json" };
import tieOut from "./en/tieOut.json" with { type: "json" };
import tour from "./en/tour.json" with { type: "json" };
import views from "./en/views.json" with { type: "json" };
import webhooks from "./en/webhooks.json" with { type: "json" };

export const en = {
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
