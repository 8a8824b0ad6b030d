import { createHash } from "node:crypto";
import { type PdfFile, type Ref, textString } from "./file.ts";
import { srgbProfile } from "./srgb.ts";

export type Archive = {
  readonly title: string;
  readonly author: string;
  readonly created: string; // YYYY-MM-DDThh:mm:ss on the clocks of Riyadh
  readonly xml: { readonly name: string; readonly bytes: Uint8Array };
  readonly pages: Ref;
};

/**
 * What makes the file PDF/A-3b (ISO 19005-3): metadata that say so (6.6), a colour profile as output intent (6.2.3), and the invoice's XML as
 * an associated file that says the same as the pages (6.8). Returns the file's bytes.
 */
export function finishArchive(file: PdfFile, archive: Archive): Uint8Array {
  const profile = file.addStream("/N 3", srgbProfile());
  const intent =
    "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) " +
    `/RegistryName (http://www.color.org) /DestOutputProfile ${profile} >>`;
  const metadata = file.addStream("/Type /Metadata /Subtype /XML", Buffer.from(xmp(archive)), { compress: false });
  const attached = attach(file, archive);
  const root = file.add(
    `<< /Type /Catalog /Pages ${archive.pages} /Metadata ${metadata} /OutputIntents [${intent}] /Lang (ar-SA) ` +
      `/ViewerPreferences << /Direction /R2L /DisplayDocTitle true >> /AF [${attached}] ` +
      `/Names << /EmbeddedFiles << /Names [${textString(archive.xml.name)} ${attached}] >> >> >>`,
  );
  const date = pdfDate(archive.created);
  const info = file.add(
    `<< /Title ${textString(archive.title)} /Author ${textString(archive.author)} /Creator (${creator}) /Producer (${creator}) ` +
      `/CreationDate ${date} /ModDate ${date} >>`,
  );
  return file.finish(root, info);
}

const creator = "Khatm";

function attach(file: PdfFile, { xml: { name, bytes }, created }: Archive): Ref {
  const checksum = createHash("md5").update(bytes).digest("hex").toUpperCase();
  const stream = file.addStream(
    `/Type /EmbeddedFile /Subtype /text#2Fxml /Params << /Size ${bytes.length} /ModDate ${pdfDate(created)} /CheckSum <${checksum}> >>`,
    bytes,
  );
  return file.add(
    `<< /Type /Filespec /F ${textString(name)} /UF ${textString(name)} /AFRelationship /Alternative ` +
      `/Desc ${textString("UBL 2.1")} /EF << /F ${stream} /UF ${stream} >> >>`,
  );
}

const pdfDate = (time: string): string => `(D:${time.replace(/[^\d]/g, "")}+03'00')`;

/** The packet has room to grow in place, as XMP asks; its dates, title and names are those of the information dictionary. */
function xmp({ title, author, created }: Archive): string {
  const date = `${created}+03:00`;
  return `<?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreatorTool>${creator}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<pdf:Producer>${creator}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
${`${" ".repeat(99)}\n`.repeat(20)}<?xpacket end="w"?>`;
}

const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
