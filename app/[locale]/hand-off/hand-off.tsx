"use client";

import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { CodesFields } from "#components/enrolments/codes-fields.tsx";
import { CodesWanted } from "#components/enrolments/codes-wanted.tsx";
import { GivenWords } from "#components/enrolments/given-words.tsx";
import { PortalFile } from "#components/enrolments/portal-file.tsx";
import { NumberField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { textOf } from "#components/form/text-of.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { base64Of } from "./base64.ts";
import { deliver, look, type Given, type Opened } from "./call.ts";

const onHash = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};

/** First the short code, then the codes; nothing that was delivered comes back. */
export function HandOff() {
  const t = useTranslations("sessions.handOff");
  const token = useSyncExternalStore(
    onHash,
    () => window.location.hash.slice(1),
    () => undefined,
  );
  const [code, setCode] = useState("");
  const [opened, setOpened] = useState<Opened>();
  if (token === undefined) return null;
  if (token === "") return <Banner state="broken" title={t("noToken")} />;

  const open = async (_previous: unknown, form: FormData) => {
    const entered = textOf(form, "code");
    const result = await look({ token, code: entered });
    if (!result.ok) return result;
    setCode(entered);
    setOpened(result.value);
    return result;
  };
  if (opened === undefined)
    return (
      <Form action={open} labels={{ code: t("code") }}>
        <NumberField name="code" label={t("code")} hint={t("codeHint")} maxLength={9} className="w-40!" required />
        <SubmitButton className="w-fit">{t("open")}</SubmitButton>
      </Form>
    );
  return <Deliver proof={{ token, code }} opened={opened} onDelivered={setOpened} />;
}

type DeliverProps = {
  proof: { token: string; code: string };
  opened: Opened;
  onDelivered: (opened: Opened) => void;
};

function Deliver({ proof, opened, onDelivered }: DeliverProps) {
  const t = useTranslations("sessions");
  const [delivered, setDelivered] = useState<readonly Given[]>([]);
  const submit = async (_previous: unknown, form: FormData) => {
    const [codes, madeAt] = [textOf(form, "codes"), textOf(form, "madeAt")];
    const result = await deliver({ ...proof, codes, madeAt, file: await base64Of(form.get("file")) });
    if (!result.ok) return result;
    const { given, ...counts } = result.value;
    onDelivered(counts);
    if (given) setDelivered((before) => [...before, given]);
    return result;
  };
  const { kind, environment, vatNumber, wanted, done, devices } = opened;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1 rounded-md border bg-surface p-4">
        <CodesWanted environment={environment} kind={kind} wanted={wanted} />
        <p className="flex flex-wrap items-center gap-x-3">
          {t("plan.vat")} <CopyCode value={vatNumber} /> <EnvironmentMark environment={environment} />
        </p>
        <p className="text-ink-quiet">{t("handOff.counts", { wanted, done, all: devices })}</p>
      </div>
      <output className="flex flex-col gap-1 empty:hidden">
        {delivered.map((given) => (
          <GivenWords key={given.batch} given={given} />
        ))}
      </output>
      <Form key={delivered.length} action={submit} labels={{ codes: t("codes.label"), madeAt: t("codes.madeAt") }}>
        <CodesFields />
        <PortalFile />
        <SubmitButton className="w-fit">{t("handOff.submit")}</SubmitButton>
        <p className="text-cell text-ink-quiet">{t("handOff.writeOnly")}</p>
      </Form>
    </div>
  );
}
