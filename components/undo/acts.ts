/** The acts that take another back. The frame can do each of them, so that an offer holds on whatever page one goes to. */
export const undoActs = [
  "wake",
  "unwake",
  "assign",
  "update_view",
  "rename_view",
  "restore_view",
  "limit_channel",
  "handle_cause",
  "settle_cause",
  "update_device",
  "update_group",
] as const;
export type UndoAct = (typeof undoActs)[number];
