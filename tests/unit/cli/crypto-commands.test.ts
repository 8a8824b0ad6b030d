import { readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { readCsr } from "#lib/crypto/read-csr.ts";
import { folder, khatm, vector } from "./support.ts";

const Vector = z.object({ config: z.record(z.string(), z.string()) });
const [firstVector] = readFileSync(vector("csr/vectors.jsonl"), "utf8").split("\n");
const { config } = Vector.parse(JSON.parse(firstVector ?? ""));

test("csr prints a request and leaves the key in a file that only its owner reads", async () => {
  const at = folder({ "config.json": JSON.stringify(config) });
  const args = ["csr", "--config", at("config.json"), "--environment", "simulation", "--key-out", at("key.pem")];
  const { code, out } = await khatm(...args);
  expect(code).toBe(0);
  expect((await readCsr(out)).template?.name).toBe("PREZATCA-Code-Signing");
  expect(statSync(at("key.pem")).mode & 0o777).toBe(0o600);
  expect(readFileSync(at("key.pem"), "utf8")).toMatch(/^-----BEGIN PRIVATE KEY-----/);

  const key = readFileSync(at("key.pem"), "utf8");
  const again = await khatm(...args, "--json");
  expect(again.code).toBe(1);
  expect(JSON.parse(again.out).findings).toEqual([
    { path: "key-out", code: "file_exists", params: { path: at("key.pem") } },
  ]);
  expect(readFileSync(at("key.pem"), "utf8")).toBe(key);
});

test("csr names every field that is refused and makes no key", async () => {
  const wrong = { ...config, organizationIdentifier: "123", invoiceType: "" };
  const at = folder({ "config.json": JSON.stringify(wrong) });
  const args = ["csr", "--config", at("config.json"), "--environment", "production", "--key-out", at("key.pem")];
  const { code, out } = await khatm(...args, "--json");
  expect(code).toBe(1);
  const paths = JSON.parse(out).findings.map(({ path }: { path: string }) => path);
  expect(new Set(paths)).toEqual(new Set(["organizationIdentifier", "invoiceType"]));
  expect(() => statSync(at("key.pem"))).toThrow("ENOENT");
  expect((await khatm(...args)).warned).toContain(
    "organizationIdentifier: A VAT number has 15 digits; this one has 3 [csr.vat_length]",
  );
});

test("csr refuses a value that it does not know", async () => {
  const at = folder({ "config.json": JSON.stringify({ ...config, colour: "red" }) });
  const args = ["csr", "--config", at("config.json"), "--environment", "sandbox", "--key-out", at("key.pem")];
  expect((await khatm(...args)).code).toBe(1);
});

test("certificate reads PEM and the gateway's token alike", async () => {
  const pem = vector("keys/egs-1.crt.pem");
  const der = readFileSync(pem, "utf8").replace(/-----[^-]+-----|\s/g, "");
  const at = folder({ token: Buffer.from(der).toString("base64") });
  const [fromPem, fromToken] = [
    await khatm("certificate", pem, "--json"),
    await khatm("certificate", at("token"), "--json"),
  ];
  expect(fromPem.code).toBe(0);
  expect(fromToken.out).toBe(fromPem.out);
  expect(JSON.parse(fromPem.out)).toMatchObject({ country: "SA", expired: expect.any(Boolean) });
  expect((await khatm("certificate", pem)).out).toMatch(/^notAfter +\d{4}-/m);
});

test("certificate refuses what is none", async () => {
  const at = folder({ junk: "junk" });
  const { code, out, warned } = await khatm("certificate", at("junk"));
  expect([code, out]).toEqual([1, ""]);
  expect(warned).toMatch(/^\S.+ \[certificate\.unreadable\]\n$/);
});
