import { z } from "zod";
import { openApi } from "#lib/web/openapi.ts";
import { fieldsOf, type ApiField } from "./fields-of.ts";

export const operationIds = [
  "issueDocument",
  "listDocuments",
  "showDocument",
  "documentXml",
  "documentPdf",
  "readEvents",
] as const;
export type OperationId = (typeof operationIds)[number];

export type ApiOperation = {
  readonly id: OperationId;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly (ApiField & { readonly place: "path" | "query" | "header" })[];
  /** The schema of the body and of the good answers, by name. */
  readonly body: string | null;
  readonly answer: string | null;
  readonly statuses: readonly string[];
};

const Content = z.record(
  z.string(),
  z.looseObject({ schema: z.looseObject({ $ref: z.string().optional() }).optional() }),
);
const Call = z.looseObject({
  operationId: z.string(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.enum(["path", "query", "header"]),
        required: z.boolean(),
        schema: z.unknown().optional(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Content.optional() })),
});

/** The description of the API taken apart for reading: its calls, and the fields of each schema. */
export function describedApi() {
  const { paths, components } = openApi();
  const operations = Object.entries(paths).flatMap(([path, calls]) =>
    Object.entries(calls).flatMap(([method, call]) => operationOf(method, path, Call.parse(call))),
  );
  const schemas: ReadonlyMap<string, readonly ApiField[]> = new Map(
    Object.entries(components.schemas).map(([name, schema]) => [name, fieldsOf(schema)]),
  );
  return { operations, schemas };
}

function operationOf(method: string, path: string, call: z.output<typeof Call>): readonly ApiOperation[] {
  const id = operationIds.find((one) => one === call.operationId);
  if (id === undefined) return [];
  const parameters = call.parameters.flatMap(({ name, in: place, required, schema }) =>
    fieldsOf({ properties: { [name]: schema }, required: required ? [name] : [] }).map((field) => ({
      ...field,
      place,
    })),
  );
  const good = Object.values(call.responses).map(({ content }) => namedIn(content));
  return [
    {
      id,
      method: method.toUpperCase(),
      path,
      parameters,
      body: namedIn(call.requestBody?.content),
      answer: good.find((name) => name !== null && name !== "Problem") ?? null,
      statuses: Object.keys(call.responses),
    },
  ];
}

function namedIn(content: z.output<typeof Content> | undefined): string | null {
  const named = Object.values(content ?? {}).find(({ schema }) => schema?.$ref !== undefined);
  return named?.schema?.$ref?.split("/").at(-1) ?? null;
}
