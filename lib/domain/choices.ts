/** As many records as a field offers at once; more want another letter. */
export const mostChoices = 20;
