const place = "khatm-invitation";

/** The token of the address; while somebody signs in on the way, the tab keeps it. It leaves the address at once. */
export function keptToken(): string {
  const given = window.location.hash.slice(1);
  if (given !== "") {
    window.sessionStorage.setItem(place, given);
    window.history.replaceState(null, "", window.location.pathname);
  }
  return given === "" ? (window.sessionStorage.getItem(place) ?? "") : given;
}

export const forgetToken = (): void => window.sessionStorage.removeItem(place);
