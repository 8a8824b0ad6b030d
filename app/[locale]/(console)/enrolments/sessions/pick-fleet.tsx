import type { ComponentProps } from "react";
import { findChoices } from "#lib/services/choices/find.ts";
import { ask } from "../../ask.ts";
import { chosenPlaces } from "../../chosen-places.ts";
import { viewsOfDevices } from "../../views/of-devices.ts";
import { PickForm } from "./pick-form.tsx";

type Props = Pick<ComponentProps<typeof PickForm>, "pick" | "view"> & {
  readonly establishment: string;
  readonly branch: string | undefined;
};

/** The form that picks devices, with the branches and saved views to pick by. */
export async function PickFleet({ pick, view, establishment, branch }: Props) {
  const [places, { rows }, views] = await Promise.all([
    chosenPlaces(establishment, { branch }),
    ask(findChoices, { of: "branch", establishment }),
    viewsOfDevices(establishment),
  ]);
  return (
    <PickForm
      pick={pick}
      establishment={places.of}
      branch={places.chosen.branch}
      firstBranch={rows[0]?.id}
      view={view}
      views={views}
    />
  );
}
