// The memory that main and the search worker share: a place a call, for the number of one that was cancelled.

/** Calls that can be under way and cancelled at once. */
export const CANCEL_PLACES = 1024
