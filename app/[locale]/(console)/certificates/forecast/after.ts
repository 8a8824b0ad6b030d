import type { previewSpread } from "#lib/services/planning/spread.ts";

type Preview = Awaited<ReturnType<typeof previewSpread.run>>;

export const previewed = ({ size, moved: moving, weeks }: Preview) => ({ size, moved: moving, weeks });
export const moved = ({ moved: count }: { readonly moved: number }) => ({ moved: count });
