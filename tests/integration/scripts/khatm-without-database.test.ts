import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { expect, inject, test } from "vitest";
import { inDatabase } from "../../support/login.ts";

type Ended = { readonly code: string | number | null | undefined; readonly told: string };

/** A process of its own, which nothing but these settings reaches. */
const verify = (databaseUrl: string): Promise<Ended> =>
  new Promise((resolve) => {
    const env = {
      NODE_ENV: "test" as const,
      DATABASE_URL: databaseUrl,
      KHATM_ROOT_KEY: Buffer.alloc(32, 7).toString("base64"),
      KHATM_DATA_DIR: tmpdir(),
    };
    const args = ["--conditions=react-server", "lib/cli/main.ts", "audit", "verify"];
    execFile(process.execPath, args, { env }, (error, _out, told) => resolve({ code: error?.code, told }));
  });

const withPassword = (login: string, password: string) => Object.assign(new URL(login), { password }).toString();

test("khatm tells in one sentence why it cannot use the database, and gives away nothing of the login", async () => {
  const { templateUrl, adminUrl } = { templateUrl: inject("templateUrl"), adminUrl: inject("adminUrl") };
  const ended = await Promise.all([
    verify(withPassword(templateUrl, "hunter2")),
    verify(inDatabase(templateUrl, "hunter2")),
    verify(adminUrl),
  ]);
  expect(ended).toEqual([
    { code: 2, told: "khatm: The database refuses the login of DATABASE_URL.\n" },
    { code: 2, told: "khatm: The database that DATABASE_URL names does not exist.\n" },
    {
      code: 2,
      told: expect.stringMatching(
        /^khatm: The database was prepared by another version of Khatm, or not at all: [^\n]*\n$/,
      ),
    },
  ]);
});
