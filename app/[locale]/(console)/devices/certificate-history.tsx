import { useTranslations } from "next-intl";
import { CertificateMark } from "#components/certificates/mark.tsx";
import { certificateState } from "#components/certificates/state.ts";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { DeviceView } from "./device-view.ts";

/** Every certificate that this device was ever given, the newest first. */
export function CertificateHistory({ view: { credentials } }: { view: DeviceView }) {
  const t = useTranslations("certificates");
  const title = useTranslations("devices.page");
  if (credentials.length === 0) return null;
  return (
    <Section title={title("history")} flush>
      <ul>
        {credentials.map((credential) => {
          const { id, kind, serialNumber, notBefore, notAfter } = credential;
          const { state, words } = certificateState(credential, new Date());
          return (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b px-4 py-2 text-cell last:border-b-0"
            >
              <span className="min-w-24 font-medium">{t(`kind.${kind}`)}</span>
              <CertificateMark state={state} word={words} />
              <span className="min-w-0">
                {serialNumber && <CopyCode value={serialNumber} shown={end(serialNumber)} />}
              </span>
              {notBefore && notAfter && (
                <span className="text-ink-quiet sm:ms-auto">
                  <TimeText at={notBefore.toISOString()} precision="day" relative={false} /> –{" "}
                  <TimeText at={notAfter.toISOString()} precision="day" relative={false} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const end = (serial: string): string => (serial.length > 20 ? `…${serial.slice(-16)}` : serial);
