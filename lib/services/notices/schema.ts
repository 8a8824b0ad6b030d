import { z } from "zod";

export const ListNotices = z.object({});
export const OfNotice = z.object({ noticeId: z.uuid() });
