/** Where the tour is offered: an element of the strip over demonstrations. */
export const tourPlaceId = "tour-place";
