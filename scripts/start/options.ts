import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  KHATM_DATA_DIR: z.string().min(1).default(".data"),
  KHATM_ROOT_KEY: z.string().optional(),
  KHATM_KEY_FILE: z.string().optional(),
  KHATM_SIMULATOR: z.enum(["on", "off"]).optional(),
});

export type Options = {
  readonly dev: boolean;
  readonly demo: boolean;
  readonly host: string;
  readonly port: number;
  /** Where people open the dashboard. */
  readonly address: string;
  /** Login of the owner of a database of one's own; without it the packaged one runs. */
  readonly databaseUrl: string | undefined;
  readonly simulator: boolean;
  readonly data: string;
  /** File of the root keys; undefined where the operator gives them in KHATM_ROOT_KEY. */
  readonly keyFile: string | undefined;
};

export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { dev: { type: "boolean", default: false }, demo: { type: "boolean", default: false } },
  });
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(filled);
  if (!parsed.success) throw new Error(`The environment does not fit:\n${z.prettifyError(parsed.error)}`);

  const { PORT, HOST, DATABASE_URL, NEXTAUTH_URL, KHATM_SIMULATOR } = parsed.data;
  const data = resolve(parsed.data.KHATM_DATA_DIR);
  return {
    ...values,
    host: HOST,
    port: PORT,
    address: NEXTAUTH_URL ?? `http://localhost:${PORT}`,
    databaseUrl: DATABASE_URL,
    simulator: (KHATM_SIMULATOR ?? (DATABASE_URL ? "off" : "on")) === "on",
    data,
    keyFile: parsed.data.KHATM_ROOT_KEY ? undefined : resolve(parsed.data.KHATM_KEY_FILE ?? filesIn(data).rootKeys),
  };
}

/** Every file that a start keeps, by what it holds. */
export const filesIn = (data: string) => ({
  lock: join(data, "start.pid"),
  secrets: join(data, "secrets.json"),
  rootKeys: join(data, "root-keys"),
  postgres: join(data, "postgres"),
  firstSignIn: join(data, "first-sign-in.txt"),
  simulator: join(data, "simulator"),
  environment: join(data, "khatm.env"),
});
