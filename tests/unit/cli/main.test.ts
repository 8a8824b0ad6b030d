import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { table } from "#lib/cli/table.ts";
import { khatm, vector } from "./support.ts";

test("help names every command", async () => {
  const { code, out } = await khatm("help");
  expect(code).toBe(0);
  for (const name of Object.keys(table)) expect(out).toContain(name);
});

test.each(Object.keys(table))("%s explains itself", async (name) => {
  const { code, out } = await khatm(...name.split(" "), "--help");
  expect(code).toBe(0);
  expect(out).toContain(`khatm ${name}`);
});

test.each([
  [[]],
  [["toString"]],
  [["document"]],
  [["csr"]],
  [["csr", "--colour", "red"]],
  [["csr", "--config", "x", "--key-out", "y", "--environment", "mars"]],
  [["certificate"]],
  [["simulator", "--port", "x"]],
  [["certificate", "a", "b"]],
  [["certificate", "/nowhere/at/all"]],
])("%j is a wrong call", async (args) => {
  expect((await khatm(...args)).code).toBe(2);
});

test("document hash as a process of its own prints the hash and nothing else", async () => {
  const file = vector("invoices/044-valid-standard-invoice-two-lines.xml");
  const args = ["--conditions=react-server", "lib/cli/main.ts", "document", "hash", file];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
  expect(stderr).toBe("");
  expect((await khatm("document", "hash", file)).out).toBe(stdout);
});

test("simulator runs until it is told to stop", async () => {
  const args = ["--conditions=react-server", "lib/cli/main.ts", "simulator", "--json"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(child.stdout), "line");
  const { url } = JSON.parse(String(line));
  const answer = await fetch(`${url}/e-invoicing/core/compliance`, {
    method: "POST",
    headers: { "accept-version": "V1" },
  });
  expect(answer.status).toBe(406);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
