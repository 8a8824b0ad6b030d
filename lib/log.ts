export type Log = {
  info(event: string, fields?: Record<string, unknown>): void;
  error(event: string, cause: unknown, fields?: Record<string, unknown>): void;
};

/** One JSON object a line. Fields are ids and codes; `Secret` values print as `[secret]`. */
export function createLog(process: string, write: (line: string) => void = (line) => console.log(line)): Log {
  const line = (level: string, event: string, fields: Record<string, unknown>) =>
    write(JSON.stringify({ at: new Date().toISOString(), level, process, event, ...fields }));
  return {
    info: (event, fields = {}) => line("info", event, fields),
    error: (event, cause, fields = {}) => line("error", event, { ...fields, cause: describe(cause) }),
  };
}

function describe(cause: unknown): unknown {
  if (!(cause instanceof Error)) return String(cause);
  return {
    name: cause.name,
    message: withoutParameters(cause.message),
    stack: cause.stack?.split("\n").filter((line) => /^\s+at /.test(line)),
    ...(cause.cause ? { cause: describe(cause.cause) } : {}),
  };
}

// a failed query brings its parameters along, and they may be anybody's data
const withoutParameters = (message: string): string => message.replace(/\nparams: [\s\S]*$/, "");
