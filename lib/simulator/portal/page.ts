import { Html, html } from "./html.ts";
import type { Words } from "./words.ts";

const style = new Html(`
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;background:Canvas;color:CanvasText}
header,main{max-width:60rem;margin-inline:auto;padding:1rem}
.mark{background:#7a4b00;color:#fff;text-align:center;padding:.4rem 1rem}
nav{display:flex;flex-wrap:wrap;gap:1rem}
form{display:grid;gap:.75rem;max-width:24rem;margin-block:1rem}
form.inline{display:flex;gap:.5rem;margin:0;max-width:none}
label{display:grid;gap:.25rem}
input,select,button{font:inherit;padding:.45rem .6rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;padding:.45rem .6rem;border-block-end:1px solid color-mix(in srgb,CanvasText 20%,transparent);vertical-align:top}
bdi{font-family:ui-monospace,monospace;white-space:nowrap}
h1{font-size:1.5rem;margin-block:0 1rem}
small{display:block}
.scroll{overflow-x:auto}
.note{border-inline-start:.25rem solid #7a4b00;padding-inline-start:.75rem}
`);

export function page(words: Words, title: string, body: Html): Html {
  const other = words.language === "ar" ? "en" : "ar";
  return html`<!doctype html>
    <html lang="${words.language}" dir="${words.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title} · ${words.product}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <div class="mark" role="note">${words.mark}</div>
        <header>
          <nav aria-label="${words.product}">
            <a href="/portal?lang=${words.language}">${words.codes}</a>
            <a href="/portal/devices?lang=${words.language}">${words.devices}</a>
            <a href="/portal/mails?lang=${words.language}">${words.mails}</a>
            <a href="?lang=${other}" lang="${other}">${words.otherLanguage}</a>
          </nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
}
