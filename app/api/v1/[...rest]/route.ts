import { nowhere } from "#lib/web/nowhere.ts";

export { nowhere as GET, nowhere as POST, nowhere as PUT, nowhere as PATCH, nowhere as DELETE };
