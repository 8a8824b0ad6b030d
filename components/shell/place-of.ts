/** The path of a page whatever record it shows: ids of the address become `*`. */
export const placeOf = (pathname: string): string => pathname.replaceAll(/\/[\da-f]{8}-[\da-f-]{27}(?=\/|$)/g, "/*");
