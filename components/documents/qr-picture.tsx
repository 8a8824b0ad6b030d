import { useTranslations } from "next-intl";
import { encode } from "uqr";

/** The QR code as it stands on the printed document: dark on light whatever the theme, so that scanners read it. */
export function QrPicture({ text }: { text: string }) {
  const t = useTranslations("documents.qr");
  const { data, size } = encode(text, { border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      role="img"
      aria-label={t("picture")}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-56 rounded-sm border bg-white text-black"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
