const year = 31_536_000;

/** What a person chose about the frame; the next page already comes out that way from the server. */
export function keepChoice(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax`;
}
