import type { Mail } from "../mail.ts";
import type { Device } from "../operations.ts";
import { otpKinds, type Otp } from "../otp.ts";
import { environments } from "../stations.ts";
import { html, type Html } from "./html.ts";
import { page } from "./page.ts";
import type { Words } from "./words.ts";

export function signInPage(words: Words, wrong: boolean): Html {
  return page(
    words,
    words.signIn,
    html`${wrong ? html`<p class="note" role="alert">${words.wrongToken}</p>` : ""}
      <form method="post" action="/portal/sign-in?lang=${words.language}">
        <label
          >${words.token}<input name="token" type="password" autocomplete="off" required aria-describedby="help"
        /></label>
        <small id="help">${words.tokenHelp}</small>
        <button>${words.signIn}</button>
      </form>`,
  );
}

export function codesPage(words: Words, csrf: string, wrong: boolean): Html {
  return page(
    words,
    words.codes,
    html`${wrong ? html`<p class="note" role="alert">${words.wrongInput}</p>` : ""}
      <form method="post" action="/portal/otps?lang=${words.language}">
        <input type="hidden" name="csrf" value="${csrf}" />
        <label>${words.vat}<input name="vat" dir="ltr" inputmode="numeric" pattern="3[0-9]{13}3" required /></label>
        <label
          >${words.station}<select name="station">
            ${environments.toReversed().map((each) => html`<option value="${each}">${words.stations[each]}</option>`)}
          </select></label
        >
        <label
          >${words.kind}<select name="kind">
            ${otpKinds.map((each) => html`<option value="${each}">${words.kinds[each]}</option>`)}
          </select></label
        >
        <label>${words.count}<input name="count" type="number" min="1" max="100" value="1" required /></label>
        <button>${words.make}</button>
      </form>`,
  );
}

export function madePage(words: Words, otps: readonly Otp[]): Html {
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(otps.map(({ code }) => `${code}\r\n`).join(""))}`;
  return page(
    words,
    words.codes,
    html`<p class="note">${words.codesHelp}</p>
      <p><a download="otps.txt" href="${file}">${words.download}</a></p>
      <table>
        <thead>
          <tr>
            <th>${words.code}</th>
            <th>${words.expires}</th>
          </tr>
        </thead>
        <tbody>
          ${otps.map(
            ({ code, expiresAt }) =>
              html`<tr>
                <td><bdi dir="ltr">${code}</bdi></td>
                <td><bdi dir="ltr">${riyadh(expiresAt)}</bdi></td>
              </tr> `,
          )}
        </tbody>
      </table>`,
  );
}

export function devicesPage(words: Words, csrf: string, devices: readonly Device[]): Html {
  if (devices.length === 0) return page(words, words.devices, html`<p>${words.noDevices}</p>`);
  const heads = [words.name, words.serial, words.vat, words.station, words.state, words.until, words.revoke];
  return page(
    words,
    words.devices,
    html`<div class="scroll">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th>${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${devices.map((device) => deviceRow(words, csrf, device))}
        </tbody>
      </table>
    </div>`,
  );
}

export function mailsPage(words: Words, mails: readonly Mail[]): Html {
  if (mails.length === 0) return page(words, words.mails, html`<p>${words.noMails}</p>`);
  const heads = [words.finding, words.vat, words.serial, words.detail, words.documents];
  return page(
    words,
    words.mails,
    html`<div class="scroll">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th>${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${mails.map(
            (mail) =>
              html`<tr>
                <td>${words.findings[mail.code]} <bdi dir="ltr">${mail.code}</bdi></td>
                ${[mail.vat, mail.device, mail.detail, mail.documents.slice(0, 5).join(", ")].map(cell)}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>`,
  );
}

function deviceRow(words: Words, csrf: string, device: Device): Html {
  const form = html`<form class="inline" method="post" action="/portal/revocations?lang=${words.language}">
    <input type="hidden" name="csrf" value="${csrf}" /><input type="hidden" name="id" value="${device.id}" />
    <input name="reason" aria-label="${words.reason}" placeholder="${words.reason}" required maxlength="200" />
    <button>${words.revoke}</button>
  </form>`;
  return html`<tr>
    ${cell(device.name)}${cell(device.unitSerial)}${cell(device.vat)}
    <td>${words.stations[device.station]}</td>
    <td>${words.states[device.state]}</td>
    ${cell(riyadh(device.expiresAt))}
    <td>${device.state === "revoked" ? (device.reason ?? "") : form}</td>
  </tr>`;
}

const cell = (text: string): Html => html`<td><bdi dir="ltr">${text}</bdi></td>`;

const riyadh = (at: Date): string =>
  `${new Date(at.getTime() + 3 * 3_600_000).toISOString().slice(0, 16).replace("T", " ")} +03:00`;
