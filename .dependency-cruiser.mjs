import { globSync, readFileSync } from "node:fs";

const root = import.meta.dirname;
const product = "^(app|components|db|lib|proxy)(/|\\.ts$)";
const npm = (...names) => `(^|/)node_modules/(${names.join("|")})/`;
const frameworks = npm("next", "react", "react-dom", "next-auth", "next-intl", "@auth");

const clientFiles = globSync(["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}"], {
  cwd: root,
}).filter((file) => /^["']use client["']/.test(readFileSync(`${root}/${file}`, "utf8")));
const exactly = (files) => files.map((file) => `^${file.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);

const rule = (name, from, to) => ({ name, severity: "error", from, to });

/** The rows of "Who may import whom" in ARCHITECTURE.md, in its order. */
export const rules = [
  rule(
    "pure-folders-stay-pure",
    { path: "^lib/(domain|crypto|ubl|rules)/" },
    {
      pathNot: [
        "^lib/(domain|crypto|ubl|rules)/",
        "^lib/(errors|secret)\\.ts$",
        "^(node:)?crypto$",
        npm("zod", "@noble/[^/]+", "@peculiar/[^/]+", "reflect-metadata", "libxml2-wasm", "saxes", "uqr"),
      ],
    },
  ),
  rule("no-framework-under-lib", { path: "^lib/", pathNot: "^lib/(web|i18n)/" }, { path: frameworks }),
  rule(
    "edges-know-no-services",
    { path: "^lib/(gateway|vault|queue|channels|webhooks)/" },
    { path: "^lib/(services|web|worker|cli)/" },
  ),
  rule(
    "tables-stay-behind-services",
    { path: product, pathNot: "^(db|lib/services|lib/queue|lib/vault)/" },
    { path: "^db/schema(/|\\.ts$)" },
  ),
  rule(
    "screens-reach-no-edge",
    { path: "^(app|components)/" },
    { path: ["^db/", "^lib/(gateway|vault|queue|channels|crypto|ubl|worker)/"] },
  ),
  rule(
    "browser-code-stays-small",
    { path: clientFiles.length > 0 ? exactly(clientFiles) : "^$" },
    { path: "^lib/", pathNot: ["^lib/(domain|i18n)/", "^lib/errors\\.ts$", "^lib/services/[^/]+/schema\\.ts$"] },
  ),
  rule(
    "the-simulator-is-a-stranger",
    { path: "^lib/simulator/" },
    { path: ["^(db|app|components)/", "^lib/(services|gateway|vault|queue|ubl)/"] },
  ),
  rule("nobody-knows-the-simulator", { path: product, pathNot: "^lib/(cli|simulator)/" }, { path: "^lib/simulator/" }),
  rule("no-cycle", {}, { circular: true }),
];

export default {
  forbidden: [...rules, rule("everything-resolves", {}, { couldNotResolve: true })],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["react-server", "import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
