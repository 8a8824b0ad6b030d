import { mkdirSync } from "node:fs";
import { z } from "zod";
import { assertFree, freePort } from "../ports.ts";
import { filesIn, type Options } from "./options.ts";
import type { Program } from "./program.ts";

const Ready = z.object({
  event: z.literal("simulator.ready"),
  url: z.string(),
  portal: z.string(),
  controlToken: z.string(),
});
export type Simulator = Omit<z.infer<typeof Ready>, "event">;

/** The simulator as a program, and its addresses once it says that it is ready. */
export async function simulatorProgram(options: Options): Promise<{ program: Program; ready: Promise<Simulator> }> {
  const dir = filesIn(options.data).simulator;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const port = await choosePort(options);
  const { promise: ready, resolve } = Promise.withResolvers<Simulator>();
  const program: Program = {
    name: "simulator",
    args: ["lib/simulator/main.ts", "--port", String(port), "--dir", dir],
    env: strangersEnvironment(),
    whenItEnds: "restart",
    patience: 2,
    takesLine: (line) => {
      const said = readReady(line);
      if (said) resolve(said);
      return said !== undefined;
    },
  };
  return { program, ready };
}

/** The port above the dashboard's, so that a bookmark of the portal lives on; any free one where that is taken. */
async function choosePort({ port }: Options): Promise<number> {
  return await assertFree(port + 1, "127.0.0.1").then(
    () => port + 1,
    () => freePort(),
  );
}

/** The simulator learns nothing of this installation: neither its database nor its keys. */
function strangersEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ, LANG, NODE_ENV } = process.env;
  const present = Object.entries({ PATH, HOME, TZ, LANG }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(present), NODE_ENV };
}

function readReady(line: string): Simulator | undefined {
  if (!line.startsWith("{")) return undefined;
  const { success, data } = z
    .string()
    .transform((text, ctx) => parseJson(text, ctx))
    .pipe(Ready)
    .safeParse(line);
  return success ? data : undefined;
}

function parseJson(text: string, ctx: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    ctx.addIssue({ code: "custom" });
    return z.NEVER;
  }
}
