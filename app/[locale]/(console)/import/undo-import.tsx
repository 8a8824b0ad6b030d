"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { undo } from "./actions.ts";

/** Says what goes and what stays before an import is taken back. */
export function UndoImport({ importId }: { importId: string }) {
  const t = useTranslations("imports.undo");
  const words = useTranslations("common");
  return (
    <Dialog trigger={<Button>{t("open")}</Button>} title={t("title")} description={t("text")}>
      <Form action={undo}>
        <input type="hidden" name="importId" value={importId} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{words("cancel")}</Button>
          </DialogClose>
          <SubmitButton kind="danger">{t("verb")}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
