import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const root = import.meta.dirname;

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  // a development server would print what forms send, passwords among it
  logging: { serverFunctions: false },
  // files of up to 10 MB are uploaded by an action; the command measures them
  experimental: { serverActions: { bodySizeLimit: "11mb" }, proxyClientMaxBodySize: "11mb" },
  outputFileTracingRoot: root,
  outputFileTracingExcludes: {
    "/*": ["./.data/**", "./.git/**", "./docs/{decisions,monitoring,screenshots}/**", "./scripts/**", "./tests/**"],
  },
  // read at run time: the guides, and the faces that printed invoices embed
  outputFileTracingIncludes: {
    "/*": [
      "./docs/guides/**",
      "./node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-{arabic,latin,latin-ext}-{400,600}-normal.woff",
    ],
  },
  turbopack: { root },
  // the check's own step looks at every file; a start must not fail over a test's type
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["fontkit", "libxml2-wasm", "pg-boss", "postgres"],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
