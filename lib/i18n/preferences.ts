/** What a person chose for reading dates and numbers; kept in cookies so that the first paint is already right. */
export type Preferences = { readonly digits: "latn" | "arab"; readonly hijri: boolean };

export const standardPreferences: Preferences = { digits: "latn", hijri: false };

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

export const cookieNames = {
  theme: "khatm-theme",
  digits: "khatm-digits",
  hijri: "khatm-hijri",
  sideBar: "khatm-side-bar",
} as const;
