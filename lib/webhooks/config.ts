type Variables = Readonly<Record<string, string | undefined>>;

/** Whether messages may go to this machine itself, over plain HTTP: for trying things out, never where others may name addresses. */
export const loopbackAllowed = (variables: Variables = process.env): boolean =>
  variables["KHATM_WEBHOOK_LOOPBACK"] === "on";
