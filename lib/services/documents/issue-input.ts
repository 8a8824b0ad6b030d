import { z } from "zod";
import { DocumentInput } from "#lib/ubl/input.ts";

const fields = {
  /** The device that issues; a key that is bound to one may leave it out. */
  deviceId: z.uuid().exactOptional(),
  /** The branch that sells; the device's home branch where it is left out. */
  branchId: z.uuid().exactOptional(),
};

/** The body of `POST /api/v1/documents` as JSON. */
export const IssueJson = z.strictObject({ ...fields, document: DocumentInput });

/** Its parameters where the body is UBL XML. */
export const IssueXmlParameters = z.strictObject(fields);

/** A document as JSON or as UBL XML, and the caller's own name for this call. */
export const IssueDocument = z
  .strictObject({
    ...fields,
    idempotencyKey: z.string().min(1).max(255).exactOptional(),
    document: DocumentInput.exactOptional(),
    xml: z.instanceof(Uint8Array).exactOptional(),
  })
  .superRefine(({ document, xml }, context) => {
    if ((document === undefined) !== (xml === undefined)) return;
    const code = document === undefined ? "required" : "invalid";
    context.addIssue({ code: "custom", path: ["document"], params: { code } });
  });
export type IssueDocument = z.output<typeof IssueDocument>;
